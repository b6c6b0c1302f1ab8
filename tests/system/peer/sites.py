# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample database twice: one copy under the real Django, one under the program."""
import os
import shutil
import subprocess

SECRET_KEY = "quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "data", "django-site.sqlite3")


class Sites:
    """Both copies as they are at first; `with` ends the server."""

    def __init__(self, folder, build):
        self.databases = []
        for name in ("django.sqlite3", "quintette.sqlite3"):
            self.databases.append(os.path.join(folder, name))
            shutil.copyfile(SAMPLE, self.databases[-1])
        self.project = os.path.join(folder, "site")
        self.program = os.path.join(build, "bin", "quintette")
        subprocess.run([self.program, "startproject", self.project, "--from-database", self.databases[1],
                        "--secret-key", SECRET_KEY], check=True, stdout=subprocess.DEVNULL)
        plugins = os.path.join(self.project, "plugins")
        os.makedirs(plugins, exist_ok=True)
        shutil.copy(os.path.join(build, "tests", "plugins", "quintette_news.so"), plugins)
        with open(os.path.join(self.project, "quintette.toml"), "a") as settings:
            settings.write('[plugins]\ninstalled = ["news", "sites", "flatpages", "redirects"]\n')

    def __enter__(self):
        self.server = subprocess.Popen([self.program, "-C", self.project, "runserver", "127.0.0.1:0"],
                                       stdout=subprocess.PIPE, text=True)
        self.port = int(self.server.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        return self

    def __exit__(self, *_):
        self.server.terminate()
        assert self.server.wait() == 0, "The server ended with %s." % self.server.returncode
