<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>accounts</name>
    <message numerus="yes">
        <location filename="../core/auth/protection/logingate.cpp" line="+63"/>
        <source>Too many failed attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many failed attempts. Try again in %n second.</numerusform>
            <numerusform>Too many failed attempts. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Too many failed attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many failed attempts. Try again in %n minute.</numerusform>
            <numerusform>Too many failed attempts. Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/site/accountactions.cpp" line="+48"/>
        <source>%n account(s) need not wait any more.</source>
        <translation>
            <numerusform>%n account need not wait any more.</numerusform>
            <numerusform>%n accounts need not wait any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n account(s) log in without codes now.</source>
        <translation>
            <numerusform>%n account logs in without codes now.</numerusform>
            <numerusform>%n accounts log in without codes now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>admin</name>
    <message numerus="yes">
        <location filename="../admin/pages/deletepage.cpp" line="+175"/>
        <source>Successfully deleted %n %1.</source>
        <translation>
            <numerusform>Successfully deleted %n %1.</numerusform>
            <numerusform>Successfully deleted %n %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/historyview.cpp" line="+69"/>
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/inlinevalues.cpp" line="+101"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>%n more row is not shown here.</numerusform>
            <numerusform>%n more rows are not shown here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/pages/listeditor.cpp" line="+219"/>
        <source>%n %1 changed successfully.</source>
        <translation>
            <numerusform>%n %1 was changed successfully.</numerusform>
            <numerusform>%n %1 were changed successfully.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/actionanswer.cpp" line="+76"/>
        <location filename="../admin/html/deletevalues.cpp" line="+39"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… and %n more object</numerusform>
            <numerusform>… and %n more objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/deletedview.cpp" line="+21"/>
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/pages/portions.cpp" line="+62"/>
        <source>“%1” is done for %n object(s).</source>
        <translation>
            <numerusform>“%1” is done for one object.</numerusform>
            <numerusform>“%1” is done for %n objects.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>auth</name>
    <message numerus="yes">
        <location filename="../core/auth/password_validation/minimumlengthvalidator.cpp" line="+12"/>
        <source>The password is too short: it needs at least %n character(s).</source>
        <translation>
            <numerusform>The password is too short: it needs at least %n character.</numerusform>
            <numerusform>The password is too short: it needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Your password must have at least %n character(s).</source>
        <translation>
            <numerusform>Your password must have at least %n character.</numerusform>
            <numerusform>Your password must have at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message numerus="yes">
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+43"/>
        <source>Delete these %n object(s) and everything below?</source>
        <translation>
            <numerusform>Delete this %n object and everything below?</numerusform>
            <numerusform>Delete these %n objects and everything below?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/list/actionquestion.cpp" line="+22"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+34"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… and %n more object</numerusform>
            <numerusform>… and %n more objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/list/filterpanel.cpp" line="+120"/>
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/account/codescard.cpp" line="+30"/>
        <source>On: whoever logs in with your password also needs a code of your device. %n recovery code(s) left.</source>
        <translation>
            <numerusform>On: whoever logs in with your password also needs a code of your device. %n recovery code left.</numerusform>
            <numerusform>On: whoever logs in with your password also needs a code of your device. %n recovery codes left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/form/inlineview.cpp" line="+220"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>%n more row is not shown here.</numerusform>
            <numerusform>%n more rows are not shown here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message numerus="yes">
        <location filename="../core/forms/fields/filefield.cpp" line="+42"/>
        <source>Ensure this filename has at most %n character(s) (it has %1).</source>
        <translation>
            <numerusform>Ensure this filename has at most %n character (it has %1).</numerusform>
            <numerusform>Ensure this filename has at most %n characters (it has %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../core/forms/formset.cpp" line="+167"/>
        <source>Please submit at most %n form(s).</source>
        <translation>
            <numerusform>Please submit at most %n form.</numerusform>
            <numerusform>Please submit at most %n forms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>Please submit at least %n form(s).</source>
        <translation>
            <numerusform>Please submit at least %n form.</numerusform>
            <numerusform>Please submit at least %n forms.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orm</name>
    <message numerus="yes">
        <location filename="../core/orm/validators/limits.cpp" line="+28"/>
        <source>Ensure this value has at most %n characters (it has %1).</source>
        <translation>
            <numerusform>Ensure this value has at most %n character (it has %1).</numerusform>
            <numerusform>Ensure this value has at most %n characters (it has %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>Ensure this value has at least %n characters (it has %1).</source>
        <translation>
            <numerusform>Ensure this value has at least %n character (it has %1).</numerusform>
            <numerusform>Ensure this value has at least %n characters (it has %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+52"/>
        <source>Ensure that there are no more than %n digits in total.</source>
        <translation>
            <numerusform>Ensure that there is no more than %n digit in total.</numerusform>
            <numerusform>Ensure that there are no more than %n digits in total.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Ensure that there are no more than %n decimal places.</source>
        <translation>
            <numerusform>Ensure that there is no more than %n decimal place.</numerusform>
            <numerusform>Ensure that there are no more than %n decimal places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>Ensure that there are no more than %n digits before the decimal point.</source>
        <translation>
            <numerusform>Ensure that there is no more than %n digit before the decimal point.</numerusform>
            <numerusform>Ensure that there are no more than %n digits before the decimal point.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../core/orm/validators/containers.cpp" line="+14"/>
        <source>List contains %n items, it should contain no more than %1.</source>
        <translation>
            <numerusform>List contains %n item, it should contain no more than %1.</numerusform>
            <numerusform>List contains %n items, it should contain no more than %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>List contains %n items, it should contain no fewer than %1.</source>
        <translation>
            <numerusform>List contains %n item, it should contain no fewer than %1.</numerusform>
            <numerusform>List contains %n items, it should contain no fewer than %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message numerus="yes">
        <location filename="../build/translations/templates.cpp" line="+138"/>
        <source>%(num)d year</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d year</numerusform>
            <numerusform>%(num)d years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d month</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d month</numerusform>
            <numerusform>%(num)d months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d week</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d week</numerusform>
            <numerusform>%(num)d weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d day</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d day</numerusform>
            <numerusform>%(num)d days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d hour</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d hour</numerusform>
            <numerusform>%(num)d hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d minute</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d minute</numerusform>
            <numerusform>%(num)d minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%(size)d byte</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(size)d byte</numerusform>
            <numerusform>%(size)d bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+30"/>
        <source>%(left)s recovery code is left.</source>
        <extracomment>resources/admin/templates/admin/account.html:7</extracomment>
        <translation>
            <numerusform>%(left)s recovery code is left.</numerusform>
            <numerusform>%(left)s recovery codes are left.</numerusform>
        </translation>
    </message>
</context>
</TS>
