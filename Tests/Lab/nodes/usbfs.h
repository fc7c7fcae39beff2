/* What the two files of usbfs nodes share. */
#pragma once
#include "nodes.h"

#define LARGEST_TRANSFER (UINT32_MAX / 2 - 1000000)

/* usbfs.c */
void reply(fuse_req_t request, int result);
int find_endpoint(struct node *node, unsigned endpoint);
int endpoint_kind(struct node *node, int endpoint);
int check_interface(struct opening *opening, int interface);
int check_recipient(struct opening *opening, unsigned type, unsigned request, unsigned index);

/* urbs.c */
void submit(fuse_req_t request, struct opening *opening, uint64_t address);
void reap(fuse_req_t request, struct opening *opening, uint64_t where);
void discard(fuse_req_t request, struct opening *opening, uint64_t urb);
void control(fuse_req_t request, struct opening *opening, uint64_t address);
void bulk(fuse_req_t request, struct opening *opening, uint64_t address);
