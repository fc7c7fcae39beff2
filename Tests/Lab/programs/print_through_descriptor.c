/* print_through_descriptor SOCKET USER TEXT: becomes another user, takes an open usbfs node from a socket, and prints through libusb,
   which is not allowed to look for devices. Says what came of each step. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <libusb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int receive(int from) {
    char byte, space[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space};
    int descriptor = -1;
    if (recvmsg(from, &message, 0) == 1 && CMSG_FIRSTHDR(&message)) memcpy(&descriptor, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof descriptor);
    return descriptor;
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    uid_t user = (uid_t)atoi(arguments[2]);
    if (setresgid(user, user, user) || setresuid(user, user, user) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return 2;
    int node = receive(atoi(arguments[1])), moved = 0;
    libusb_device_handle *handle;
    libusb_set_option(NULL, LIBUSB_OPTION_NO_DEVICE_DISCOVERY);
    if (libusb_init(NULL)) return 1;
    printf("open: %s\n", open("/dev/bus/usb/001/002", O_RDWR) < 0 ? strerror(errno) : "yes");
    int result = libusb_wrap_sys_device(NULL, node, &handle);
    printf("wrap: %s\n", libusb_error_name(result));
    if (result) return 1;
    printf("claim 1: %s\n", libusb_error_name(libusb_claim_interface(handle, 1)));
    printf("claim 0: %s\n", libusb_error_name(libusb_claim_interface(handle, 0)));
    result = libusb_bulk_transfer(handle, 1, (unsigned char *)arguments[3], (int)strlen(arguments[3]), &moved, 5000);
    printf("print: %s %d\n", libusb_error_name(result), moved);
    libusb_close(handle);
    libusb_exit(NULL);
    return 0;
}
