"""Makes a database as the real Django leaves it, with people of every kind and two tables of a library."""
import sys

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                    "django.contrib.messages", "django.contrib.admin", "django.contrib.sites",
                    "django.contrib.flatpages", "django.contrib.redirects"],
    SITE_ID=1,
    SECRET_KEY="only for this test", DEFAULT_AUTO_FIELD="django.db.models.AutoField", USE_TZ=True,
    PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"],
)
django.setup()
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

call_command("migrate", verbosity=0)
User.objects.create_superuser("ada", "ada@example.com", "analytical")
User.objects.create_user("guest", password="analytical")
viewer = User.objects.create_user("viewer", password="analytical", is_staff=True)
User.objects.create_user("newcomer", password="analytical", is_staff=True)
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE lib_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(100) NOT NULL)")
    cursor.execute("CREATE TABLE lib_book (id integer PRIMARY KEY AUTOINCREMENT, title varchar(200) NOT NULL, "
                   "pages integer NOT NULL, lent bool NOT NULL, "
                   "author_id integer NOT NULL REFERENCES lib_author(id))")
    cursor.execute("INSERT INTO lib_author (name) VALUES ('Ada Lovelace'), ('<script>alert(1)</script>')")
    for number in range(1, 131):
        cursor.execute("INSERT INTO lib_book (title, pages, lent, author_id) VALUES (%s, %s, %s, %s)",
                       [f"Volume {number}", 100 + number, number % 2, 1 + number % 2])
book = ContentType.objects.create(app_label="lib", model="book")
ContentType.objects.create(app_label="lib", model="author")
viewer.user_permissions.add(Permission.objects.create(content_type=book, codename="view_book", name="Can view book"))
