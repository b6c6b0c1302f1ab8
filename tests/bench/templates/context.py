# SPDX-License-Identifier: GPL-3.0-or-later
"""The variables of the three pages, as JSON with typed wrappers; printed for the C++ side."""
import datetime
import decimal
import json


def variables():
    day = datetime.datetime(2024, 1, 1, 8, 30, 15)
    texts = ["plain text", "a < b & c", "it's \"quoted\"", "", "über größer", "x" * 20, "<script>", "end"]
    return {
        "rows": [["%s %d" % (text, row) if text else "" for text in texts] for row in range(1000)],
        "items": [
            {
                "date": (day + datetime.timedelta(days=i)).date(),
                "time": day + datetime.timedelta(hours=7 * i),
                "count": i * 12345,
                "price": decimal.Decimal(i) * decimal.Decimal("3.175"),
            }
            for i in range(75)
        ],
        "twenty": [{"title": "Title <%d>" % i if i % 3 else "", "text": "Some words & more. " * 3} for i in range(20)],
        "links": [{"url": "/page/%d/?a=1&b=2" % i, "text": "Page %d" % i} for i in range(12)],
        "site": "A site",
        "page": "Inheritance & includes",
    }


def wrapped(value):
    if isinstance(value, dict):
        return {key: wrapped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [wrapped(each) for each in value]
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, decimal.Decimal):
        return {"$decimal": str(value)}
    return value


if __name__ == "__main__":
    print(json.dumps(wrapped(variables())))
