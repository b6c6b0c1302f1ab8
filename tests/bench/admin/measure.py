# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs in and asks for each page of the admin in turn, one client; prints "NAME MEDIAN_MS BYTES FIRST_MS" per page.

usage: measure.py PORT ARTICLES TIMES [PAGE...]
"""
import http.client
import statistics
import sys
import time
import urllib.parse

port, articles, times = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
wanted = sys.argv[4:]
connection = http.client.HTTPConnection("127.0.0.1", port)
cookies = {}


def ask(path, form=None):
    headers = {"Cookie": "; ".join("%s=%s" % item for item in cookies.items()), "Accept-Language": "en"}
    body = None
    if form is not None:
        form["csrfmiddlewaretoken"] = cookies["csrftoken"]
        body = urllib.parse.urlencode(form)
        headers.update({"Content-Type": "application/x-www-form-urlencoded", "Referer": "http://127.0.0.1:%d/" % port})
    connection.request("POST" if form else "GET", path, body, headers)
    response = connection.getresponse()
    answer = response.read()
    for header in response.headers.get_all("Set-Cookie") or []:
        name, _, value = header.split(";")[0].partition("=")
        cookies[name] = value
    return response.status, answer


ask("/admin/login/")
status, answer = ask("/admin/login/?next=/admin/", {"username": "bench", "password": "bench", "next": "/admin/"})
assert status == 302, (status, answer[:300])

LIST = "/admin/blog/article/"
AUTOCOMPLETE = "/admin/autocomplete/?app_label=blog&model_name=article&field_name=author&term=falcon"
pages = [
    ("list", LIST),
    ("page_2", LIST + "?p=2"),
    ("page_in_the_middle", LIST + "?p=%d" % (articles // 200)),
    ("last_page", LIST + "?p=%d" % (articles // 100)),
    ("filter", LIST + "?category__id__exact=7"),
    ("two_filters", LIST + "?category__id__exact=7&status=draft"),
    ("facets", LIST + "?_facets=True"),
    ("facets_filtered", LIST + "?_facets=True&category__id__exact=7"),
    ("year", LIST + "?published_at__year=2019"),
    ("month", LIST + "?published_at__year=2019&published_at__month=5"),
    ("search_frequent", LIST + "?q=falcon"),
    ("search_rare", LIST + "?q=falcon+harbour+kettle+bridge"),
    ("search_by_index", LIST + "?q=falcon+harbour+kettle+bridge"),
    ("ordered_by_column", LIST + "?o=4.1"),
    ("form", LIST + "%d/change/" % (articles // 2)),
    ("autocomplete", AUTOCOMPLETE),
    ("palette", "/admin/palette/?term=falcon"),
]
for name, path in pages:
    # The same words as before mean an index only where there is one, so only who asks for that gets it.
    if name not in wanted if wanted else name == "search_by_index":
        continue
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        status, answer = ask(path)
        taken.append((time.perf_counter() - started) * 1000)
        if status != 200:
            break
        # Facets and the like must not make a page endless where the peer needs seconds.
        if sum(taken) > 3000:
            break
    if status != 200:  # Django has no palette, and before 5.0 no facets
        print("%s - - -" % name)
        continue
    print("%s %.2f %d %.2f" % (name, statistics.median(taken), len(answer), taken[0]), flush=True)
