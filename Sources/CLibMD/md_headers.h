#ifndef LANEKEEPER_MD_HEADERS_H
#define LANEKEEPER_MD_HEADERS_H

#include <sys/types.h>
#include <sha2.h>

#endif
