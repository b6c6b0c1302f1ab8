# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes functions.json: every database function, window, transform, lookup and aggregate over a few rows, with the
answers of real Django. Usage: PYTHONPATH=<Django 5.2> make_functions.py > functions.json"""
import json
import os
import re
import sys

from django_answers import Library

here = os.path.dirname(os.path.abspath(__file__))
library = Library(here + "/../library.sqlite3")
cases = []


# Why PostgreSQL answers otherwise, with Django too.
POSTGRESQL = [
    (r"(Lower|Upper)\(", "All letters have a case, not only those of ASCII."),
    (r"__i?(contains|startswith|endswith|exact)=(É|é)", "All letters have a case, not only those of ASCII."),
    (r"name__(contains|startswith|endswith)=|lang__startswith", "LIKE tells upper case from lower."),
    (r"nocase", "It has no such collation."),
    (r"Ord\('notes'", "The number of no character is 0, not NULL."),
    (r"Cast\(F\('(rating|price)'\), IntegerField", "A cast rounds."),
    (r"Cast\(.*BooleanField|F\('(rating|price)'\) % |Sum\('pubdate'", "It does not do that with these types."),
    (r"Cast\(F\('rating'\), CharField|Cast\(F\('price'\), CharField", "It writes numbers another way."),
    (r"F\('price'\) / ", "SQLite divides whole decimals as whole numbers."),
    (r"F\('price'\) / 1000000|Exp\(F\('price", "SQLite divides whole decimals as whole numbers."),
    (r"^created__(i?exact|i?endswith)=", "The text of a time has its zone."),
    (r"^in_print__(i?exact|i?contains|i?startswith|i?endswith|i?regex)=true", "The text of a boolean is a word."),
    (r"score__gte=4\)\)/-a__score|book__authors', condition", "NULL sorts last."),
    (r"StdDev\('review__reviewer", "It leaves rows without a value out."),
    (r"^meta__contains|has_keys=/", "It can do that."),
]


def reason(case):
    texts = case.get("annotate", []) + case.get("aggregate", []) + case.get("filter", [])
    for pattern, why in POSTGRESQL:
        order = "/" + ",".join(case.get("order_by", []))
        if any(re.search(pattern, text.removeprefix("x=") + order) for text in texts):
            return why
    return None


def add(group, model, expression, **more):
    case = {"id": f"f-{group}-{len(cases) + 1:03}", "group": group, "model": "lib." + model}
    case.update(more)
    if expression:
        case["annotate"] = ["x=" + expression]
        case.setdefault("values", ["id", "x"])
        case.setdefault("order_by", ["id"])
        case.setdefault("limit", 12)
    case.update(library.answer(case))
    case.pop("message", None)
    computed = case.get("annotate", []) + case.get("aggregate", [])
    if any("price" in text or "Decimal" in text for text in computed):
        case["approx"] = True
    if reason(case):
        case["postgresql"] = reason(case)
    cases.append(case)


# Text: a varchar, a nullable text, an e-mail address.
for call in ["Lower({})", "Upper({})", "Length({})", "Reverse({})", "Trim({})", "LTrim({})", "RTrim({})", "MD5({})",
             "SHA1({})", "SHA224({})", "SHA256({})", "SHA384({})", "SHA512({})", "Ord({})", "Left({}, 3)",
             "Right({}, 3)", "Substr({}, 2)", "Substr({}, 2, 3)", "Repeat({}, 2)", "LPad({}, 12)",
             "LPad({}, 4, Value('ab'))", "RPad({}, 12, Value('*'))", "Replace({}, Value('a'), Value('_'))",
             "Replace({}, Value('e'))", "StrIndex({}, Value('e'))", "Concat({}, Value('!'))",
             "Concat({}, Value(' '), {})", "Coalesce({}, Value('none'))", "NullIf({}, Value('Ann Lee'))",
             "Greatest({}, Value('M'))", "Least({}, Value('M'))", "Cast({}, TextField())",
             "Collate({}, 'nocase')", "Concat({}, 'id')"]:
    add("text", "Author", call.replace("{}", "'name'"))
    add("text", "Book", call.replace("{}", "'notes'"))
for call in ["Chr(65)", "Chr(Value(233))", "Concat(Value('a'), None, Value('b'))", "Coalesce('born', 'name')",
             "Coalesce(None, 'name')", "Concat('name', 'age')", "Concat('name', Cast('age', CharField()))",
             "Coalesce('age', Value(1.5))", "Greatest('age', 'name')", "NullIf('age', 'name')",
             "Value('x') + Value('y')", "F('name') + 'x'"]:
    add("text", "Author", call)
# Numbers: an integer, a float, a decimal.
for call in ["Abs({})", "ACos({} / 1000000)", "ASin({} / 1000000)", "ATan({})", "ATan2({}, 3)", "Ceil({})", "Cos({})",
             "Cot({} + 1)", "Degrees({})", "Exp({} / 100)", "Floor({})", "Ln({} + 1)", "Log(2, {} + 1)", "Mod({}, 7)",
             "Power({}, 2)", "Radians({})", "Round({})", "Round({}, 1)", "Round({}, precision=1)", "Sign({})",
             "Sin({})", "Sqrt({})", "Tan({})", "{} + 1", "{} - 1", "{} * 2", "{} / 4", "{} % 7", "-{}", "{} ** 2",
             "Coalesce({}, 0)", "NullIf({}, 0)", "Greatest({}, 5)", "Least({}, 5)", "Cast({}, IntegerField())",
             "Cast({}, FloatField())", "Cast({}, DecimalField(max_digits=12, decimal_places=3))",
             "Cast({}, CharField(max_length=20))", "Cast({}, BooleanField())", "{} + Value(1.5)",
             "{} + Value(Decimal('0.10'))", "ExpressionWrapper({} * 3, output_field=FloatField())",
             "Case(When({}__gt=100, then=Value('much')), When({}__gt=3, then=Value('some')), default=Value('few'))"]:
    for field in ["pages", "rating", "price"]:
        if call.startswith("Case"):
            add("number", "Book", call.replace("{}", field))
        else:
            add("number", "Book", call.replace("{}", f"F('{field}')"))
for call in ["Pi()", "F('pages').bitand(6)", "F('rating') * F('price')", "F('price') / F('pages')",
             "ExpressionWrapper(F('rating') * F('price'), output_field=FloatField())"]:
    add("number", "Book", call)
# Dates and times.
parts = ["year", "iso_year", "quarter", "month", "week", "week_day", "iso_week_day", "day"]
clock = ["hour", "minute", "second"]
for field, model, names in [("pubdate", "Book", parts), ("born", "Author", parts), ("created", "Book", parts + clock),
                            ("closing", "Store", clock)]:
    for name in names:
        camel = "".join(word.title() for word in name.split("_"))
        add("date", model, f"Extract{camel}('{field}')")
        add("date", model, f"Extract('{field}', '{name}')")
        if name not in ("iso_year", "week_day", "iso_week_day"):
            add("date", model, f"Trunc{camel}('{field}')")
            add("date", model, f"Trunc('{field}', '{name}')")
        for value in [1, 2, 12, 30, 2020, 2024]:
            for lookup in ["", "__gt", "__lte"]:
                add("transform", model, "", filter=[f"{field}__{name}{lookup}={value}"], values=["id"],
                    order_by=["id"], limit=20)
for call in ["TruncDate('created')", "TruncTime('created')", "Trunc('created', 'month', output_field=DateField())",
             "Trunc('created', 'hour', output_field=TimeField())", "ExtractHour('pubdate')", "TruncHour('pubdate')",
             "Cast('created', DateField())", "Cast('pubdate', DateTimeField())", "Cast('pubdate', CharField())",
             "F('created') + timedelta(days=1, seconds=3)", "F('created') - timedelta(hours=5)",
             "F('pubdate') + timedelta(days=40)", "F('created') - F('created')",
             "ExpressionWrapper(F('pubdate') - date(2020, 1, 1), output_field=DurationField())",
             "Greatest('pubdate', date(2020, 1, 1))", "Coalesce('created', 'pubdate')",
             "Coalesce('pubdate', 'created')"]:
    add("date", "Book", call)
# JSON.
for call in ["JSONObject(a='id', t='title')", "JSONObject(n='rating', k=Value(None))", "JSONArray('id', 'title')",
             "JSONArray('pages', Value(1.5), Value('x'))", "F('meta__lang')", "F('meta__dims__w')", "F('meta__tags__0')"]:
    add("json", "Book", call)
# Windows.
for call in ["Window(RowNumber(), partition_by=[F('publisher')], order_by='id')",
             "Window(Rank(), order_by='-rating')", "Window(DenseRank(), order_by=[F('rating').desc()])",
             "Window(PercentRank(), order_by='pages')", "Window(CumeDist(), order_by='pages')",
             "Window(Ntile(4), order_by='id')", "Window(Lag('pages'), order_by='id')",
             "Window(Lag('pages', 2, 0), order_by='id')", "Window(Lead('title', default=Value('end')), order_by='id')",
             "Window(FirstValue('title'), partition_by='publisher', order_by='id')",
             "Window(LastValue('title'), partition_by='publisher', order_by='id')",
             "Window(NthValue('title', 2), partition_by='publisher', order_by='id')",
             "Window(Sum('price'), partition_by='publisher', order_by='id')",
             "Window(Avg('pages'), order_by='id', frame=RowRange(start=-2, end=0))",
             "Window(Count('*'), order_by='id', frame=ValueRange(start=None, end=0))",
             "Window(Max('pages'), order_by='id', frame=RowRange(start=0))"]:
    add("window", "Book", call)
# Aggregates, over all rows and per object.
for call in ["Count('*')", "Count('notes')", "Count('authors')", "Count('authors', distinct=True)",
             "Count('id', filter=Q(pages__gt=100))", "Sum('pages')", "Sum('price')", "Sum('rating', distinct=True)",
             "Avg('pages')", "Avg('price')", "Avg('rating', filter=Q(in_print=True))", "Min('pubdate')",
             "Max('created')", "Max('title')", "Min('price')", "StdDev('pages')", "StdDev('price')",
             "StdDev('rating', sample=True)", "Variance('pages')", "Variance('price')",
             "Variance('pages', sample=True)", "Sum('pages', default=0)", "Sum('price', default=0)",
             "Avg('rating', default=1)", "Max('title', default=Value('none'))", "Sum('pages') + 1",
             "StdDev('review__reviewer__age')", "Sum('pubdate')", "Sum(F('pages') * 2)", "Count(Lower('title'))"]:
    add("aggregate", "Book", "", aggregate=["x=" + call])
    add("aggregate", "Book", "", aggregate=["x=" + call], filter=["id__lt=0"])
    add("aggregate", "Book", "", group_by=["publisher"], annotate=["x=" + call], order_by=["publisher"])
# Lookups by kind of column.
text = ["exact", "iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "gt", "gte",
        "lt", "lte", "regex", "iregex"]
for lookup in text:
    for value in ["Ann Lee", "ann", "e", "É", "%", "_", "", "50%"]:
        add("lookup", "Author", "", filter=[f"name__{lookup}={value}"], values=["id", "name"], order_by=["id"])
for field, value in [("pages", "100"), ("rating", "4.5"), ("price", "29.69"), ("pubdate", "2020-02-29"),
                     ("created", "2022-06-13 05:15:59"), ("in_print", "true")]:
    for lookup in text:
        add("lookup", "Book", "", filter=[f"{field}__{lookup}={value}"], values=["id"], order_by=["id"], limit=30)
    for more in [f"{field}__in={value}", f"{field}__range={value},{value}", f"{field}__isnull=true"]:
        add("lookup", "Book", "", filter=[more], values=["id"], order_by=["id"], limit=30)
for more in ["meta__has_key=tags", "meta__has_keys=tags,dims", "meta__has_any_keys=award,dims", "meta__has_keys=",
             "meta__lang=en", "meta__lang__in=en,fr", "meta__edition__gt=3", "meta__dims__w=12.5", "meta__award=null",
             "meta__award__isnull=true", "meta__tags__0=art", "meta__lang__startswith=e", "meta__lang__iregex=^E",
             'meta={"edition": 1, "lang": "fr"}', "meta__isnull=true", 'meta__contains={"edition": 1}',
             "pubdate=2020-02-29\n", "pubdate=２０２０-02-29", "created__date=2022-06-13", "created__time__hour=5",
             "pages__regex=^1", "id__in=F(pages)", "publisher__gte=2.5", "publisher=99999999999999999999",
             "pages=99999999999999999999", "pages__lt=99999999999999999999", "price=29.691"]:
    add("lookup", "Book", "", filter=[more], values=["id"], order_by=["id"], limit=30)
# Relations with a condition, and conditions about windows.
FILTERED = ["a=FilteredRelation('review', condition=Q(review__score__gte=4))"]
for more in [dict(having=["a__isnull=true"]), dict(having=["a__isnull=false"], distinct=True),
             dict(having=["a__score=5"], values=["id", "a__score"]), dict(having_exclude=["a__score=5"]),
             dict(values=["id", "a__score", "a__reviewer__name"], limit=30), dict(having=["a__reviewer__age__gt=40"]),
             dict(order_by=["-a__score", "id", "a__id"], limit=20), dict(having=["a__score=5", "a__body=Great!"])]:
    more.setdefault("order_by", ["id", "a__id"])
    more.setdefault("values", ["id"])
    add("filtered", "Book", "", annotate=FILTERED, **more)
add("filtered", "Publisher", "", values=["id", "n"], order_by=["id"],
    annotate=["a=FilteredRelation('book', condition=Q(book__in_print=True, book__pages__gt=300))", "n=Count('a')"])
add("filtered", "Publisher", "", values=["id", "n"], order_by=["id"],
    annotate=["a=FilteredRelation('book', condition=Q(book__in_print=True))", "n=Sum('a__pages')"], having=["n__gt=900"])
add("filtered", "Publisher", "", values=["id", "a__name"], order_by=["id", "a__name", "a__id"], limit=30,
    annotate=["a=FilteredRelation('book__authors', condition=Q(book__authors__age__gt=60))"])
add("filtered", "Author", "", values=["id"], order_by=["id"],
    annotate=["a=FilteredRelation('book', condition=Q(book__title__icontains='qt') | Q(book__pages=100))"],
    having=["a__isnull=true"])
for wrong in ["a=FilteredRelation('review__score', condition=Q(review__score=1))",
              "a=FilteredRelation('', condition=Q(review__score=1))",
              "a=FilteredRelation('review', condition=Q(authors__age__gt=1))",
              "a=FilteredRelation('review', condition=Q(review__reviewer__name__icontains='a'))",
              "title=FilteredRelation('review', condition=Q(review__score=1))",
              "a=FilteredRelation('nope', condition=Q(nope=1))"]:
    add("filtered", "Book", "", annotate=[wrong], having=["a__isnull=true"], values=["id"], order_by=["id"])
RANKED = ["r=Window(Rank(), partition_by='publisher', order_by='-rating')"]
for more in [dict(having=["r=1"]), dict(having=["r__lte=2", "pages__gt=300"]), dict(having_exclude=["r__gt=1"]),
             dict(having=["r=1"], order_by=["-title", "id"]), dict(having=["r=1"], limit=5, offset=2),
             dict(having=["r=1"], values=["title", "r", "publisher__name"], order_by=["publisher__name", "id"]),
             dict(having=["r=1"], aggregate=["n=Count('*')", "m=Max('pages')"]),
             dict(having=["r__lt=3"], filter=["in_print=true", "authors__age__gt=50"], distinct=True)]:
    if "aggregate" not in more:
        more.setdefault("values", ["id", "r"])
        more.setdefault("order_by", ["id"])
    add("qualify", "Book", "", annotate=RANKED, **more)
add("qualify", "Book", "", group_by=["publisher"], order_by=["publisher"], having=["r__lte=3"],
    annotate=["n=Count('id')", "r=Window(Rank(), order_by=F('n').desc())"])
add("qualify", "Book", "", values=["id", "s"], order_by=["id"], having=["s__gt=5000"],
    annotate=["s=Window(Sum('pages'), order_by='id')"])
add("lookup", "Author", "", filter_expr="Q(age__regex=5)", values=["id"], order_by=["id"])
add("lookup", "Book", "", filter=["pages__gt=1e400"], values=["id"], order_by=["id"])

json.dump([c for c in cases], sys.stdout, ensure_ascii=False, separators=(",", ":"), indent=0)
print()
