# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL server of a test's own, reached by a socket in its folder only."""
import os
import shutil
import subprocess


class PostgresServer:
    """Runs until close(); options: further settings, as "name=value"."""

    def __init__(self, folder, *options):
        self.folder = folder
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", folder + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8",
                  "--no-sync")
        settings = ["listen_addresses=''", "fsync=off", "unix_socket_directories='%s'" % folder, *options]
        self._run("pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/log", "-o", " ".join("-c " + s for s in settings), "start")

    @staticmethod
    def _run(tool, *arguments):
        versions = sorted(os.listdir("/usr/lib/postgresql"), key=int)
        program = os.path.join("/usr/lib/postgresql", versions[-1], "bin", tool)
        person = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*person, program, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL)

    def create(self, name, *options):
        """Makes a database; options: those of createdb."""
        self._run("createdb", "-h", self.folder, "-U", "postgres", *options, name)

    def url(self, name):
        return "postgresql://postgres@/%s?host=%s" % (name, self.folder)

    def close(self):
        self._run("pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "stop")
