/* The registry hives of the endpoint's users: a file NTUSER.DAT in the profile, loaded while the user is logged on. */
#ifndef USER_HIVES_H
#define USER_HIVES_H
#include "logon.h"

/* Needed once before loading, saving or unloading. */
void enable_hive_privileges(void);
/* Makes the hive file from what is under HKEY_USERS\<SID> and removes it there. */
LSTATUS store_hive(const struct user *user);
LSTATUS load_hive(const struct user *user);
/* Writes the hive back and unloads it, as a logoff does. */
LSTATUS unload_hive(const struct user *user);
BOOL hive_is_loaded(const struct user *user);
#endif
