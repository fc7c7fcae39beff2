/* The memory of the process that makes an ioctl. FUSE passes no more than the command's own size, so that pointers are
   followed from here; this needs the right to trace that process, which root has. */
#include "nodes.h"
#include <sys/uio.h>

int copy_in(fuse_req_t request, uint64_t address, void *to, size_t length) {
    struct iovec here = {to, length}, there = {(void *)address, length};
    if (length == 0) return 0;
    return process_vm_readv(fuse_req_ctx(request)->pid, &here, 1, &there, 1, 0) == (ssize_t)length ? 0 : EFAULT;
}

int copy_out(fuse_req_t request, uint64_t address, const void *from, size_t length) {
    struct iovec here = {(void *)from, length}, there = {(void *)address, length};
    if (length == 0) return 0;
    return process_vm_writev(fuse_req_ctx(request)->pid, &here, 1, &there, 1, 0) == (ssize_t)length ? 0 : EFAULT;
}
