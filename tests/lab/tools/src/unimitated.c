/* Takes the place of a Wine program that does nothing and reports success. A rule of the scenario can answer instead. */
#include "common/console.h"

int wmain(void)
{
	tool_begin();
	not_imitated();
}
