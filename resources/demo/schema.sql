-- The tables of the example's own app, as Django would have made them; Quintette reads its models from them.
CREATE TABLE "museum_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL UNIQUE, "parent_id" bigint NULL REFERENCES "museum_collection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "museum_maker" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "country" varchar(60) NOT NULL, "born" integer NULL);
CREATE TABLE "museum_tag" ("slug" varchar(40) NOT NULL PRIMARY KEY);
CREATE TABLE "museum_exhibit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(160) NOT NULL, "slug" varchar(50) NOT NULL UNIQUE, "description" text NOT NULL, "status" varchar(12) NOT NULL, "acquired" date NULL, "insured_value" decimal NULL, "on_display" bool NOT NULL, "updated" datetime NOT NULL, "details" text NULL CHECK ((JSON_VALID("details") OR "details" IS NULL)), "collection_id" bigint NOT NULL REFERENCES "museum_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "maker_id" bigint NULL REFERENCES "museum_maker" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "museum_exhibit_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "exhibit_id" bigint NOT NULL REFERENCES "museum_exhibit" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" varchar(40) NOT NULL REFERENCES "museum_tag" ("slug") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "museum_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(160) NOT NULL, "starts" datetime NOT NULL, "duration_minutes" integer unsigned NOT NULL CHECK ("duration_minutes" >= 0), "seats" integer unsigned NOT NULL CHECK ("seats" >= 0), "free" bool NOT NULL, "notes" text NOT NULL, "exhibit_id" bigint NULL REFERENCES "museum_exhibit" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "museum_measurement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "value" decimal NOT NULL, "unit" varchar(8) NOT NULL, "measured" date NULL, "exhibit_id" bigint NOT NULL REFERENCES "museum_exhibit" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "museum_measurement_exhibit_id_5e7c20aa" ON "museum_measurement" ("exhibit_id");
CREATE INDEX "museum_collection_parent_id_6e0f6a1c" ON "museum_collection" ("parent_id");
CREATE UNIQUE INDEX "museum_exhibit_tags_exhibit_id_tag_id_2b0c9f5d_uniq" ON "museum_exhibit_tags" ("exhibit_id", "tag_id");
CREATE INDEX "museum_exhibit_tags_exhibit_id_8a4c1e77" ON "museum_exhibit_tags" ("exhibit_id");
CREATE INDEX "museum_exhibit_tags_tag_id_51d3b0aa" ON "museum_exhibit_tags" ("tag_id");
CREATE INDEX "museum_exhibit_status_0d1f4c3b" ON "museum_exhibit" ("status");
CREATE INDEX "museum_exhibit_collection_id_9f7a2e60" ON "museum_exhibit" ("collection_id");
CREATE INDEX "museum_exhibit_maker_id_c4e8d215" ON "museum_exhibit" ("maker_id");
CREATE INDEX "museum_event_starts_b7a90e42" ON "museum_event" ("starts");
CREATE INDEX "museum_event_exhibit_id_3cd51f98" ON "museum_event" ("exhibit_id");
