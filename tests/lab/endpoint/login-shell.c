/*
 * Login shell of the endpoint's users: hands the command of an SSH connection to Windows' side (command-runner.exe).
 *
 * A login shell and not a forced command, because sshd refuses "signal" requests for forced commands. As with
 * Win32-OpenSSH a signal of any kind ends the whole process tree with status 0, while a lost connection ends nothing.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define WINE "/usr/lib/wine/wine64"

static volatile pid_t child;
static volatile sig_atomic_t signalled;

static void end_child(int number)
{
	signalled = number;
	if (child > 0)
		kill(child, SIGKILL);
}

/* What Linux put into the environment must not be seen in Windows' "set". */
static void hide_environment(void)
{
	static const char *names[] = {"SSH_ORIGINAL_COMMAND", "DISPLAY", "MAIL", "LOGNAME", "SHELL", "MOTD_SHOWN", "LANGUAGE"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unsetenv(names[i]);
}

int main(int count, char **argument)
{
	static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM};
	char *command = NULL, *user = getenv("USER"), *prefix = getenv("WINEPREFIX");
	int status;
	for (int i = 1; i + 1 < count; i++)
		if (!strcmp(argument[i], "-c"))
			command = argument[i + 1];
	/* in the environment and not as an argument: Wine's loader would quote it anew, which cmd.exe misreads */
	if (command)
		setenv("RUNNER_COMMAND", command, 1);
	if (user)
		setenv("RUNNER_USER", user, 1);
	/* with a pty, Wine starts its own console */
	setenv("RUNNER_CONSOLE", isatty(0) ? "inherit" : "hidden", 1);
	hide_environment();
	if (prefix) {
		char drive[4096];
		snprintf(drive, sizeof drive, "%s/drive_c", prefix);
		if (chdir(drive))
			perror(drive);
	}
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	child = fork();
	if (!child) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		execl(WINE, "wine64", "C:\\lab\\bin\\command-runner.exe", (char *)NULL);
		perror(WINE);
		_exit(255);
	}
	struct sigaction action = {.sa_handler = end_child};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaction(signals[i], &action, NULL);
	/* the channel ends when the command closes its streams, not when this process does */
	close(0);
	close(1);
	close(2);
	sigprocmask(SIG_SETMASK, &before, NULL);
	while (waitpid(child, &status, 0) < 0)
		;
	if (signalled)
		return 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}
