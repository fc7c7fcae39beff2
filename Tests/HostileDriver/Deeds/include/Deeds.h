#ifndef DEEDS_H
#define DEEDS_H

// What a driver that somebody has taken over would try.

/// Tries a deed by its name on a process of somebody else; `device` is the driver's own. 0 when it succeeded, else the
/// errno with which it was refused, and -1 where there is no deed of this name.
int deed_attempt(const char *name, int other, int device);

#endif
