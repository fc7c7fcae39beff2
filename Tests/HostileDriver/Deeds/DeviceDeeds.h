#ifndef DEVICE_DEEDS_H
#define DEVICE_DEEDS_H

// What would be done with a device's descriptor, and with those of others.

/// As deed_attempt; `to_whom` is a process, an interface, an endpoint, or the number of a node.
int device_deed_attempt(const char *name, int to_whom, int own_device);

#endif
