# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs in ten times a second at a desktop that serves its project, and prints how it fared.

usage: desktop.py BENCH_DESKTOP PROJECT USER PASSWORD SECONDS LOGINS_A_SECOND
"""
import http.cookiejar
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

program, project, user, password, seconds, rate = sys.argv[1:]
seconds, rate = int(seconds), int(rate)
desktop = subprocess.Popen([program, project, user], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
site = desktop.stdout.readline().strip().rstrip("/")
done = []


def log_in():
    began = time.monotonic()
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    try:
        browser.open(site + "/admin/login/", timeout=120).read()
        token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
        form = {"username": user, "password": password, "csrfmiddlewaretoken": token, "next": "/admin/"}
        request = urllib.request.Request(site + "/admin/login/", urllib.parse.urlencode(form).encode())
        browser.open(request, timeout=120).read()
        if any(cookie.name == "sessionid" for cookie in jar):
            done.append(time.monotonic() - began)
    except OSError:
        pass


time.sleep(2)
threads = []
began = time.monotonic()
for number in range(seconds * rate):
    time.sleep(max(0, began + number / rate - time.monotonic()))
    threads.append(threading.Thread(target=log_in))
    threads[-1].start()
for thread in threads:
    thread.join()
took = time.monotonic() - began
ticks, gap = desktop.communicate("\n")[0].split()
print(f"{ticks} {gap} {len(done)} {len(threads)} {took:.1f} {sorted(done)[len(done) // 2] if done else 0:.1f}")
