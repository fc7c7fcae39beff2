/* Loaded into the lab's systemd-udevd, and into nothing else. It takes uevents from the kernel alone, by the sender's number 0,
   and gives owners to character devices alone; in the lab both come from elsewhere. A node of the lab has the number of its
   device in its time of change: seconds are the major number, nanoseconds the minor. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define KERNEL_GROUP 1
#define NODE_MARK 0x1ab /* its group of links, which no file of a kernel has so many of */

ssize_t recvmsg(int descriptor, struct msghdr *message, int flags) {
    ssize_t (*original)(int, struct msghdr *, int) = (ssize_t (*)(int, struct msghdr *, int))dlsym(RTLD_NEXT, "recvmsg");
    ssize_t count = original(descriptor, message, flags);
    struct sockaddr_nl *from = message->msg_name;
    if (count >= 0 && from && message->msg_namelen >= sizeof *from && from->nl_family == AF_NETLINK && from->nl_groups == KERNEL_GROUP)
        from->nl_pid = 0;
    return count;
}

static int seen_as_device(int result, struct stat *told) {
    if (result == 0 && S_ISREG(told->st_mode) && told->st_nlink == NODE_MARK) {
        told->st_mode = (told->st_mode & 07777) | S_IFCHR;
        told->st_rdev = makedev((unsigned)told->st_mtim.tv_sec, (unsigned)told->st_mtim.tv_nsec);
    }
    return result;
}

int fstat(int descriptor, struct stat *told) {
    int (*original)(int, struct stat *) = (int (*)(int, struct stat *))dlsym(RTLD_NEXT, "fstat");
    return seen_as_device(original(descriptor, told), told);
}

int stat(const char *path, struct stat *told) {
    int (*original)(const char *, struct stat *) = (int (*)(const char *, struct stat *))dlsym(RTLD_NEXT, "stat");
    return seen_as_device(original(path, told), told);
}

int lstat(const char *path, struct stat *told) {
    int (*original)(const char *, struct stat *) = (int (*)(const char *, struct stat *))dlsym(RTLD_NEXT, "lstat");
    return seen_as_device(original(path, told), told);
}

int fstatat(int folder, const char *path, struct stat *told, int flags) {
    int (*original)(int, const char *, struct stat *, int) = (int (*)(int, const char *, struct stat *, int))dlsym(RTLD_NEXT, "fstatat");
    return seen_as_device(original(folder, path, told, flags), told);
}

int fstat64(int descriptor, struct stat64 *told) { return fstat(descriptor, (struct stat *)told); }
int stat64(const char *path, struct stat64 *told) { return stat(path, (struct stat *)told); }
int lstat64(const char *path, struct stat64 *told) { return lstat(path, (struct stat *)told); }
int fstatat64(int folder, const char *path, struct stat64 *told, int flags) { return fstatat(folder, path, (struct stat *)told, flags); }
