<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>conf</name>
    <message>
        <location filename="../core/conf/project.cpp" line="+17"/>
        <source>%1: there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: no project here (%2 is missing); make one with &quot;quintette startproject&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/conf/secretkey.cpp" line="+31"/>
        <source>%1: cannot read the secret key: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: the secret key is empty; delete the file to have a new one made (everybody has to log in again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1: cannot write the secret key: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/conf/settings.cpp" line="+67"/>
        <source>unknown key &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+5"/>
        <source>unknown key &quot;%1&quot; here; it belongs below [%2]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+6"/>
        <source>unknown key &quot;%1&quot;; valid here are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+92"/>
        <source>&quot;%1&quot; must be %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&quot;%1&quot; must be between %2 and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&quot;%1&quot; cannot be &quot;%2&quot;; choose one of: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+27"/>
        <source>&quot;%1&quot; is a section; write [%1] and its keys below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+37"/>
        <source>environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+19"/>
        <source>this is not valid TOML: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1: cannot read the settings: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: larger than 1 MiB, so these are no settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
