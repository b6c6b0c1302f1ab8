<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>accounts</name>
    <message numerus="yes">
        <location filename="../core/auth/protection/logingate.cpp" line="+63"/>
        <source>Too many failed attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Zu viele Fehlversuche. Versuchen Sie es in %n Sekunde wieder.</numerusform>
            <numerusform>Zu viele Fehlversuche. Versuchen Sie es in %n Sekunden wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Too many failed attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Zu viele Fehlversuche. Versuchen Sie es in %n Minute wieder.</numerusform>
            <numerusform>Zu viele Fehlversuche. Versuchen Sie es in %n Minuten wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/site/accountactions.cpp" line="+48"/>
        <source>%n account(s) need not wait any more.</source>
        <translation>
            <numerusform>%n Konto muss nicht mehr warten.</numerusform>
            <numerusform>%n Konten müssen nicht mehr warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n account(s) log in without codes now.</source>
        <translation>
            <numerusform>%n Konto meldet sich jetzt ohne Codes an.</numerusform>
            <numerusform>%n Konten melden sich jetzt ohne Codes an.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/auth/protection/accountevents.cpp" line="+24"/>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed to log in</source>
        <translation>Anmeldung misslungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Must wait</source>
        <translation>Muss warten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logged out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unlocked</source>
        <translation>Entsperrt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Password changed</source>
        <translation>Passwort geändert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Password set by a link from a mail</source>
        <translation>Passwort über einen Link aus einer E-Mail gesetzt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rights changed</source>
        <translation>Rechte geändert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Codes at log-in turned on</source>
        <translation>Codes bei der Anmeldung eingeschaltet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Codes at log-in turned off</source>
        <translation>Codes bei der Anmeldung ausgeschaltet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Recovery code used</source>
        <translation>Notfallcode benutzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="+72"/>
        <location filename="../admin/site/authadmin.cpp" line="+232"/>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <location filename="../core/auth/protection/accountmodels.cpp" line="+19"/>
        <source>throttled log-in</source>
        <translation>gebremste Anmeldung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>throttled log-ins</source>
        <translation>gebremste Anmeldungen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>second factor</source>
        <translation>zweiter Faktor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>second factors</source>
        <translation>zweite Faktoren</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>account event</source>
        <translation>Kontoereignis</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>account events</source>
        <translation>Kontoereignisse</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/site/accountactions.cpp" line="+5"/>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>user ID</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <location filename="../admin/html/accountvalues.cpp" line="+19"/>
        <source>QR code with the key</source>
        <translation>QR-Code mit dem Schlüssel</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="+133"/>
        <source>That took too long. Please log in again.</source>
        <translation>Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="+106"/>
        <location filename="../admin/html/loginview.cpp" line="+10"/>
        <source>Turn on codes</source>
        <translation>Codes einschalten</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="+1"/>
        <source>Enter your code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="-6"/>
        <location filename="../admin/html/loginview.cpp" line="+9"/>
        <source>Recovery codes</source>
        <translation>Notfallcodes</translation>
    </message>
    <message>
        <location line="+33"/>
        <location line="+5"/>
        <location filename="../admin/html/loginview.cpp" line="+16"/>
        <source>That code is not right, or was used already.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt.</translation>
    </message>
    <message>
        <location line="-88"/>
        <source>You are logged out everywhere else.</source>
        <translation>Sie sind überall sonst abgemeldet.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>That session has ended.</source>
        <translation>Diese Sitzung ist beendet.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no such session any more.</source>
        <translation>Diese Sitzung gibt es nicht mehr.</translation>
    </message>
    <message>
        <location line="+18"/>
        <location line="+39"/>
        <source>Your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <location line="-6"/>
        <location line="+8"/>
        <source>Codes at log-in</source>
        <translation>Codes bei der Anmeldung</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Codes are turned off.</source>
        <translation>Die Codes sind ausgeschaltet.</translation>
    </message>
    <message>
        <location line="-33"/>
        <source>Codes cannot be turned on before the site’s host has run “migrate”.</source>
        <translation>Codes lassen sich erst einschalten, wenn der Betreiber „migrate“ ausgeführt hat.</translation>
    </message>
    <message>
        <location filename="../admin/site/accountactions.cpp" line="-9"/>
        <source>Let log in again at once: selected %1</source>
        <translation>Ausgewählte %1 sofort wieder anmelden lassen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Turn off codes at log-in: selected %1</source>
        <translation>Codes bei der Anmeldung ausschalten: ausgewählte %1</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Only superusers may turn off the codes of %1.</source>
        <translation>Nur Superuser dürfen die Codes von %1 ausschalten.</translation>
    </message>
    <message>
        <location filename="../core/auth/login/passwordreset.cpp" line="+31"/>
        <source>Password reset on %1</source>
        <translation>Neues Passwort für %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Somebody, probably you, asked for a new password for your account “%1” at %2.

To choose one, open this page:

%3

If it was not you, do nothing: your password stays as it is.
</source>
        <translation>Jemand, wahrscheinlich Sie, hat für Ihr Konto „%1“ auf %2 ein neues Passwort angefordert.

Um eines zu wählen, öffnen Sie diese Seite:

%3

Waren Sie es nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
</translation>
    </message>
</context>
<context>
    <name>admin</name>
    <message>
        <location filename="../admin/html/passwordresetview.cpp" line="+51"/>
        <source>Password reset</source>
        <translation>Passwort zurücksetzen</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Password reset unsuccessful</source>
        <translation>Das Zurücksetzen ist misslungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The password reset link was invalid, possibly because it has already been used. Please request a new password reset.</source>
        <translation>Der Link war ungültig, vielleicht weil er schon benutzt wurde. Bitte fordern Sie einen neuen an.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reset my password</source>
        <translation>Mein Passwort zurücksetzen</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Password reset sent</source>
        <translation>E-Mail verschickt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>We’ve emailed you instructions for setting your password, if an account exists with the email you entered. You should receive them shortly. If you don’t receive an email, please make sure you’ve entered the address you registered with, and check your spam folder.</source>
        <translation>Falls es zu dieser Adresse ein Konto gibt, haben wir Ihnen eine E-Mail mit einem Link geschickt. Sie sollte bald ankommen. Kommt keine an, prüfen Sie bitte, ob die Adresse die Ihres Kontos ist, und sehen Sie im Spam-Ordner nach.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Enter new password</source>
        <translation>Neues Passwort eingeben</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Password reset complete</source>
        <translation>Passwort gesetzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your password has been set. You may go ahead and log in now.</source>
        <translation>Ihr Passwort ist gesetzt. Sie können sich jetzt anmelden.</translation>
    </message>
    <message>
        <location filename="../admin/html/listview.cpp" line="+55"/>
        <location filename="../admin/pages/changeform.cpp" line="+125"/>
        <location filename="../admin/pages/palette.cpp" line="+95"/>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/html/actionanswer.cpp" line="+45"/>
        <source>Delete multiple objects</source>
        <translation>Mehrere Objekte löschen</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Are you sure you want to delete the selected %1? All of the following objects and their related items will be deleted:</source>
        <translation>Sollen die ausgewählten %1 wirklich gelöscht werden? Diese Objekte und was dazugehört werden gelöscht:</translation>
    </message>
    <message>
        <location line="+99"/>
        <source>What was asked has changed meanwhile. Nothing has been done.</source>
        <translation>Was gefragt war, hat sich inzwischen geändert. Es wurde nichts getan.</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>“%1” goes on in the background.</source>
        <translation>„%1“ läuft im Hintergrund weiter.</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>No action selected.</source>
        <translation>Keine Aktion ausgewählt.</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionrun.cpp" line="+116"/>
        <source>Items must be selected in order to perform actions on them. No items have been changed.</source>
        <translation>Wählen Sie zuerst Einträge aus, auf die die Aktion wirken soll. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Somebody else changed %1 after this list was made. Nothing has been done; look at the list as it is now and choose again.</source>
        <translation>Jemand anders hat %1 geändert, nachdem diese Liste entstand. Es ist nichts geschehen; sehen Sie sich die Liste an, wie sie jetzt ist, und wählen Sie neu.</translation>
    </message>
    <message>
        <location filename="../admin/html/listview.cpp" line="+71"/>
        <source>Database error</source>
        <translation>Datenbankfehler</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something’s wrong with your database installation. Make sure the appropriate database tables have been created, and make sure the database is readable by the appropriate user.</source>
        <translation>Mit der Datenbank stimmt etwas nicht. Prüfen Sie, ob ihre Tabellen angelegt sind und ob der Benutzer sie lesen darf.</translation>
    </message>
    <message>
        <location filename="../admin/html/formvalues.cpp" line="+81"/>
        <source>Hold down “Control”, or “Command” on a Mac, to select more than one.</source>
        <translation>Halten Sie „Strg“ (auf dem Mac „⌘“) gedrückt, um mehr als eines auszuwählen.</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../admin/html/listvalues.cpp" line="+35"/>
        <location filename="../admin/pages/editconflict.cpp" line="+122"/>
        <location filename="../admin/pages/listcells.cpp" line="+53"/>
        <location filename="../admin/pages/listfilter.cpp" line="+77"/>
        <location filename="../admin/pages/objecthistory.cpp" line="+87"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../admin/html/listvalues.cpp" line="+1"/>
        <location filename="../admin/pages/editconflict.cpp" line="+0"/>
        <location filename="../admin/pages/listcells.cpp" line="+0"/>
        <location filename="../admin/pages/listfilter.cpp" line="+2"/>
        <location filename="../admin/pages/objecthistory.cpp" line="+0"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../admin/pages/listcells.cpp" line="-17"/>
        <location filename="../admin/site/adminsite.cpp" line="+114"/>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <location filename="../admin/pages/changelist.cpp" line="+163"/>
        <source>Select %1 to change</source>
        <translation>%1 zum Ändern auswählen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select %1 to view</source>
        <translation>%1 zum Ansehen auswählen</translation>
    </message>
    <message>
        <location filename="../admin/pages/datehierarchy.cpp" line="+166"/>
        <source>All dates</source>
        <translation>Alle Daten</translation>
    </message>
    <message>
        <location filename="../admin/pages/deletepage.cpp" line="+125"/>
        <source>Deleting these objects is not allowed.</source>
        <translation>Diese Objekte dürfen nicht gelöscht werden.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The %1 “%2” was deleted successfully.</source>
        <translation>%1 „%2“ wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <location line="+20"/>
        <source>Successfully deleted %n %1.</source>
        <translation>
            <numerusform>%n %1 wurde gelöscht.</numerusform>
            <numerusform>%n %1 wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/pages/historypage.cpp" line="+35"/>
        <source>Change history: %1</source>
        <translation>Änderungsverlauf: %1</translation>
    </message>
    <message>
        <location filename="../admin/pages/listfilter.cpp" line="-34"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../admin/html/listvalues.cpp" line="-2"/>
        <location filename="../admin/pages/listfilter.cpp" line="+37"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+224"/>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Select all %1</source>
        <translation>Alle %1 auswählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All %1 selected</source>
        <translation>Alle %1 ausgewählt</translation>
    </message>
    <message>
        <location filename="../admin/pages/listfilter.cpp" line="+57"/>
        <source>Any date</source>
        <translation>Beliebiges Datum</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Past 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Has date</source>
        <translation>Mit Datum</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not empty</source>
        <translation>Nicht leer</translation>
    </message>
    <message>
        <location filename="../admin/html/actionanswer.cpp" line="-120"/>
        <location filename="../admin/html/deleteview.cpp" line="+35"/>
        <source>Are you sure?</source>
        <translation>Sind Sie sicher?</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/html/deleteview.cpp" line="+1"/>
        <source>Cannot delete %1</source>
        <translation>%1 kann nicht gelöscht werden</translation>
    </message>
    <message>
        <location filename="../admin/html/deleteview.cpp" line="+2"/>
        <source>Are you sure you want to delete the %1 “%2”? All of the following related items will be deleted:</source>
        <translation>Soll %1 „%2“ wirklich gelöscht werden? Auch diese zugehörigen Objekte werden gelöscht:</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="+19"/>
        <location filename="../admin/html/actionanswer.cpp" line="+8"/>
        <location line="+39"/>
        <location filename="../admin/html/deletedview.cpp" line="+33"/>
        <location filename="../admin/html/deleteview.cpp" line="+16"/>
        <location filename="../admin/html/formview.cpp" line="+45"/>
        <location filename="../admin/html/historyview.cpp" line="+87"/>
        <location filename="../admin/html/indexview.cpp" line="+72"/>
        <location filename="../admin/html/listview.cpp" line="-109"/>
        <location filename="../admin/html/passwordview.cpp" line="+69"/>
        <location line="+52"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+62"/>
        <location filename="../plugins/admindocs/admindocsplugin.cpp" line="+40"/>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../admin/html/deleteview.cpp" line="+45"/>
        <source>Somebody else changed this object after you opened this page. Look at it again before you delete it.</source>
        <translation>Jemand anders hat dieses Objekt geändert, nachdem Sie diese Seite geöffnet haben. Sehen Sie es sich noch einmal an, bevor Sie es löschen.</translation>
    </message>
    <message>
        <location line="-40"/>
        <location filename="../admin/pages/palette.cpp" line="-19"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../admin/pages/objectlookup.cpp" line="+33"/>
        <source>%1 with ID “%2” doesn’t exist. Perhaps it was deleted?</source>
        <translation>%1 mit der ID „%2“ gibt es nicht. Wurde es vielleicht gelöscht?</translation>
    </message>
    <message>
        <location filename="../admin/site/adminsite.h" line="+34"/>
        <source>Quintette site admin</source>
        <translation>Quintette-Verwaltung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quintette administration</source>
        <translation>Quintette-Verwaltung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Site administration</source>
        <translation>Verwaltung der Website</translation>
    </message>
    <message>
        <location filename="../admin/site/logentry.cpp" line="+16"/>
        <source>log entry</source>
        <translation>Protokolleintrag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>log entries</source>
        <translation>Protokolleinträge</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>action time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>object id</source>
        <translation>Objekt-ID</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>object repr</source>
        <translation>Objekt als Text</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>action flag</source>
        <translation>Art der Aktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Addition</source>
        <translation>Hinzufügung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Deletion</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>change message</source>
        <translation>Beschreibung der Änderung</translation>
    </message>
    <message>
        <location filename="../admin/site/logmessage.cpp" line="+58"/>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Added.</source>
        <translation>Hinzugefügt.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Added %1 “%2”.</source>
        <translation>%1 „%2“ hinzugefügt.</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Deleted %1 “%2”.</source>
        <translation>%1 „%2“ gelöscht.</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Changed %1.</source>
        <translation>%1 geändert.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Changed %1 for %2 “%3”.</source>
        <translation>%1 von %2 „%3“ geändert.</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>No fields changed.</source>
        <translation>Keine Felder geändert.</translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="+45"/>
        <source>Please correct the error below.</source>
        <translation>Bitte berichtigen Sie den Fehler unten.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/html/listview.cpp" line="+11"/>
        <source>Please correct the errors below.</source>
        <translation>Bitte berichtigen Sie die Fehler unten.</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>The form shows an earlier version. Nothing has been changed yet; save to restore it.</source>
        <translation>Das Formular zeigt eine frühere Fassung. Noch ist nichts geändert; sichern Sie, um sie wiederherzustellen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/historyview.cpp" line="-18"/>
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location line="+23"/>
        <location filename="../admin/pages/palette.cpp" line="-4"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../admin/html/indexview.cpp" line="-50"/>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../admin/html/deletedview.cpp" line="+3"/>
        <location filename="../admin/html/indexview.cpp" line="+1"/>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <location filename="../admin/html/indexview.cpp" line="+45"/>
        <source>%1 administration</source>
        <translation>%1 verwalten</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="-98"/>
        <location filename="../admin/html/passwordresetview.cpp" line="-48"/>
        <location line="+49"/>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>You are authenticated as %1, but are not authorized to access this page. Would you like to login to a different account?</source>
        <translation>Sie sind als %1 angemeldet, dürfen diese Seite aber nicht sehen. Möchten Sie sich mit einem anderen Konto anmelden?</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.</source>
        <translation>Bitte geben Sie Benutzername und Passwort eines Mitarbeiterkontos ein. Groß- und Kleinschreibung zählt bei beiden.</translation>
    </message>
    <message>
        <location line="+90"/>
        <source>You are logged out. Thanks for your work today.</source>
        <translation>Sie sind abgemeldet. Danke für Ihre Arbeit heute.</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation type="vanished">Bisheriges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="vanished">Neues Passwort</translation>
    </message>
    <message>
        <source>New password confirmation</source>
        <translation type="vanished">Neues Passwort bestätigen</translation>
    </message>
    <message>
        <source>Your old password was entered incorrectly. Please enter it again.</source>
        <translation type="vanished">Das bisherige Passwort stimmt nicht. Bitte geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The two password fields didn’t match.</source>
        <translation type="vanished">Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="-69"/>
        <source>Password change</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you typed it in correctly.</source>
        <translation>Geben Sie zur Sicherheit das bisherige Passwort ein und dann zweimal das neue, damit sich kein Tippfehler einschleicht.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Change my password</source>
        <translation>Mein Passwort ändern</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Password change successful</source>
        <translation>Passwort geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your password was changed.</source>
        <translation>Ihr Passwort wurde geändert.</translation>
    </message>
    <message>
        <location filename="../admin/pages/passwordpage.cpp" line="+93"/>
        <source>Password changed successfully.</source>
        <translation>Passwort geändert.</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="+36"/>
        <source>Change password: %1</source>
        <translation>Passwort ändern: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Enter a new password for the user “%1”.</source>
        <translation>Geben Sie ein neues Passwort für den Benutzer „%1“ ein.</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+13"/>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <location filename="../admin/pages/changeform.cpp" line="+2"/>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <location line="+53"/>
        <location filename="../admin/pages/historypage.cpp" line="+28"/>
        <source>There is no such version.</source>
        <translation>Diese Fassung gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../admin/pages/changeformsave.cpp" line="+88"/>
        <source>With these values you would not be allowed to see the object yourself, so it was not saved.</source>
        <translation>Mit diesen Werten dürften Sie das Objekt selbst nicht mehr sehen, deshalb wurde es nicht gesichert.</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>The %1 “%2” was added successfully.</source>
        <translation>%1 „%2“ wurde hinzugefügt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The %1 “%2” was changed successfully.</source>
        <translation>%1 „%2“ wurde geändert.</translation>
    </message>
    <message>
        <location line="-22"/>
        <source>The %1 “%2” was added successfully. You may edit it again below.</source>
        <translation>%1 „%2“ wurde hinzugefügt und kann unten weiter bearbeitet werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The %1 “%2” was added successfully. You may add another %1 below.</source>
        <translation>%1 „%2“ wurde hinzugefügt. Unten kann ein weiteres Objekt (%1) hinzugefügt werden.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The %1 “%2” was changed successfully. You may edit it again below.</source>
        <translation>%1 „%2“ wurde geändert und kann unten weiter bearbeitet werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The %1 “%2” was changed successfully. You may add another %1 below.</source>
        <translation>%1 „%2“ wurde geändert. Unten kann ein weiteres Objekt (%1) hinzugefügt werden.</translation>
    </message>
    <message>
        <location filename="../admin/pages/adminapp.h" line="+16"/>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <location filename="../admin/pages/deleteaction.cpp" line="+12"/>
        <source>Delete selected %1</source>
        <translation>Ausgewählte %1 löschen</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="-38"/>
        <source>Conflicting form data submitted. Please try again.</source>
        <translation>Die Angaben widersprechen sich. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Set password: %1</source>
        <translation>Passwort setzen: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This action will enable password-based authentication for the user “%1”.</source>
        <translation>Hiermit kann sich „%1“ wieder mit einem Passwort anmelden.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Enable password-based authentication</source>
        <translation>Anmeldung mit Passwort einschalten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Disable password-based authentication</source>
        <translation>Anmeldung mit Passwort ausschalten</translation>
    </message>
    <message>
        <location filename="../admin/pages/passwordpage.cpp" line="-1"/>
        <source>Password-based authentication was disabled.</source>
        <translation>Die Anmeldung mit Passwort ist ausgeschaltet.</translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="-84"/>
        <source>Save and view</source>
        <translation>Sichern und ansehen</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionrun.cpp" line="-8"/>
        <source>The chosen objects are not the same any more as when you were asked to confirm. Nothing has been done; choose again.</source>
        <translation>Die gewählten Objekte sind nicht mehr dieselben wie bei der Rückfrage. Es ist nichts geschehen; bitte wählen Sie noch einmal.</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/actionanswer.cpp" line="-5"/>
        <location filename="../admin/html/deletevalues.cpp" line="+39"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… und %n weiteres Objekt</numerusform>
            <numerusform>… und %n weitere Objekte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="-1"/>
        <source>Save and continue editing</source>
        <translation>Sichern und weiter bearbeiten</translation>
    </message>
    <message>
        <location filename="../admin/html/deletedview.cpp" line="-7"/>
        <source>Deleted %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message numerus="yes">
        <location line="-8"/>
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/html/inlinevalues.cpp" line="+28"/>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <location line="+73"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>%n weitere Zeile wird hier nicht gezeigt.</numerusform>
            <numerusform>%n weitere Zeilen werden hier nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/pages/conflicttexts.cpp" line="+10"/>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 changed “%2” while you were editing (%3)</source>
        <translation>%1 hat „%2“ geändert, während Sie es bearbeiteten (%3)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 changed “%2” while you were editing</source>
        <translation>%1 hat „%2“ geändert, während Sie es bearbeiteten</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing has been saved yet and nothing you typed is lost. Choose for each field, then save again.</source>
        <translation>Noch ist nichts gesichert, und nichts, was Sie eingegeben haben, ist verloren. Wählen Sie für jedes Feld, dann sichern Sie noch einmal.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing has been saved yet. The new values are in the form below; save again to keep them along with your changes.</source>
        <translation>Noch ist nichts gesichert. Die neuen Werte stehen unten im Formular; sichern Sie noch einmal, um sie zusammen mit Ihren Änderungen zu behalten.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Theirs</source>
        <translation>Dessen Wert</translation>
    </message>
    <message>
        <location filename="../admin/pages/inlinerows.cpp" line="+111"/>
        <source>Deleting %1 %2 would require deleting the following protected related objects: %3</source>
        <translation>Um %1 %2 zu löschen, müssten die folgenden geschützten verknüpften Objekte gelöscht werden: %3</translation>
    </message>
    <message>
        <location filename="../admin/pages/listeditor.cpp" line="+169"/>
        <source>Nothing was saved: some of the rows are gone, because somebody deleted them meanwhile. Save again to save the others.</source>
        <translation>Nichts wurde gesichert: Einige der Zeilen gibt es nicht mehr, weil sie jemand inzwischen gelöscht hat. Sichern Sie noch einmal, um die übrigen zu sichern.</translation>
    </message>
    <message numerus="yes">
        <location line="+50"/>
        <source>%n %1 changed successfully.</source>
        <translation>
            <numerusform>%n %1 wurde geändert.</numerusform>
            <numerusform>%n %1 wurden geändert.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/site/storedversion.cpp" line="+12"/>
        <source>stored version</source>
        <translation>gespeicherte Fassung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>stored versions</source>
        <translation>gespeicherte Fassungen</translation>
    </message>
    <message>
        <location filename="../admin/pages/rowcount.cpp" line="+64"/>
        <source>about %1</source>
        <translation>ungefähr %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <location filename="../admin/html/webadminanswer.cpp" line="-21"/>
        <source>The database is not ready</source>
        <translation>Die Datenbank ist nicht bereit</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionpage.cpp" line="+49"/>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../admin/pages/inlinegroup.cpp" line="+145"/>
        <source>%1s</source>
        <translation>%1</translation>
    </message>
    <message>
        <location filename="../admin/pages/missingtables.cpp" line="+39"/>
        <source>The database has no table %1 yet. Run “quintette migrate” in the folder of the project, then load this page again.</source>
        <translation>Die Datenbank hat noch keine Tabelle %1. Führen Sie „quintette migrate“ im Ordner des Projekts aus und laden Sie diese Seite dann neu.</translation>
    </message>
    <message>
        <location filename="../admin/site/loginform.cpp" line="+11"/>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <location filename="../admin/pages/palette.cpp" line="-26"/>
        <source>what is chosen</source>
        <translation>das Ausgewählte</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>View on site</source>
        <translation>Auf der Website ansehen</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Search %1 for “%2”</source>
        <translation>%1 nach „%2“ durchsuchen</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <location filename="../admin/pages/backgroundactions.cpp" line="+61"/>
        <source>The action ended with an error; the log says which.</source>
        <translation>Die Aktion endete mit einem Fehler; das Protokoll nennt ihn.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Three of your actions are running. Wait for one of them.</source>
        <translation>Drei Ihrer Aktionen laufen. Warten Sie, bis eine davon fertig ist.</translation>
    </message>
    <message>
        <location filename="../admin/pages/portions.cpp" line="+42"/>
        <source>“%1” ended with an error after %2 of %3 objects, which stay done: %4</source>
        <translation>„%1“ endete mit einem Fehler nach %2 von %3 Objekten, die erledigt bleiben: %4</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>“%1” was stopped after %2 of %3 objects, which stay done.</source>
        <translation>„%1“ wurde nach %2 von %3 Objekten angehalten, die erledigt bleiben.</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>“%1” is done for %n object(s).</source>
        <translation>
            <numerusform>„%1“ ist für ein Objekt erledigt.</numerusform>
            <numerusform>„%1“ ist für %n Objekte erledigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>admindocs</name>
    <message>
        <location filename="../admin/pages/docmodels.cpp" line="+35"/>
        <source>%1, up to %2 characters</source>
        <translation>%1, bis zu %2 Zeichen</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>may be empty</source>
        <translation>darf leer sein</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+32"/>
        <location line="+40"/>
        <location filename="../admin/pages/doctemplates.cpp" line="+55"/>
        <location line="+16"/>
        <location filename="../admin/pages/docviews.cpp" line="+15"/>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <location line="-58"/>
        <source>Relations from other models</source>
        <translation>Beziehungen von anderen Modellen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+56"/>
        <location filename="../admin/pages/docviews.cpp" line="-1"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="-56"/>
        <source>In lookups</source>
        <translation>In Abfragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+55"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location line="-55"/>
        <source>Its field</source>
        <translation>Dessen Feld</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Methods in templates</source>
        <translation>Methoden in Vorlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where the object is on the site</source>
        <translation>Wo das Objekt auf der Website ist</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What names the object apart from its primary key</source>
        <translation>Was das Objekt außer seinem Primärschlüssel benennt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The choice of &quot;%1&quot; as people read it</source>
        <translation>Die Auswahl von „%1“, wie Menschen sie lesen</translation>
    </message>
    <message>
        <location line="+18"/>
        <location filename="../admin/pages/docpage.cpp" line="+20"/>
        <location filename="../plugins/admindocs/admindocsplugin.cpp" line="+4"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1; its rows are in the table %2.</source>
        <translation>%1; die Zeilen stehen in der Tabelle %2.</translation>
    </message>
    <message>
        <location filename="../admin/pages/docpage.cpp" line="-8"/>
        <location filename="../plugins/admindocs/admindocsplugin.cpp" line="-2"/>
        <location line="+32"/>
        <location line="+18"/>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What this project consists of, read from what is loaded.</source>
        <translation>Woraus dieses Projekt besteht, abgelesen an dem, was geladen ist.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What it tells</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All objects of the project, their fields and relations</source>
        <translation>Alle Objekte des Projekts, ihre Felder und Beziehungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/docviews.cpp" line="-4"/>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The addresses of the site and their names</source>
        <translation>Die Adressen der Website und ihre Namen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/doctemplates.cpp" line="-19"/>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All template tags and the libraries that have them</source>
        <translation>Alle Vorlagen-Tags und ihre Bibliotheken</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/doctemplates.cpp" line="+15"/>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All template filters and their arguments</source>
        <translation>Alle Vorlagenfilter und ihre Argumente</translation>
    </message>
    <message>
        <location filename="../admin/pages/doctemplates.cpp" line="-41"/>
        <source>In every template</source>
        <translation>In jeder Vorlage</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <location filename="../admin/pages/docviews.cpp" line="+1"/>
        <source>In the order in which they are tried; the name is what {% url %} takes.</source>
        <translation>In der Reihenfolge, in der sie probiert werden; den Namen nimmt {% url %}.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>auth</name>
    <message>
        <location filename="../core/auth/group.cpp" line="+8"/>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.h" line="+47"/>
        <location filename="../core/auth/group.cpp" line="+1"/>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <location filename="../core/auth/group.cpp" line="+3"/>
        <location filename="../core/auth/permission.cpp" line="+16"/>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../core/auth/permission.cpp" line="-4"/>
        <source>permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/argon2hasher.cpp" line="+76"/>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="+84"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+39"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+54"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+55"/>
        <source>algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>variety</source>
        <translation>Variante</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>memory cost</source>
        <translation>Speicheraufwand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>time cost</source>
        <translation>Zeitaufwand</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+3"/>
        <source>parallelism</source>
        <translation>Parallelität</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="+2"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+2"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>salt</source>
        <translation>Salt</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="-1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="-4"/>
        <source>work factor</source>
        <translation>Arbeitsfaktor</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/passwordhashers.cpp" line="+51"/>
        <source>auth.hashers: unknown password hasher &quot;%1&quot;; choose from: %2</source>
        <translation>auth.hashers: unbekanntes Verfahren „%1“; zur Wahl stehen: %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>auth.hashers: the first password hasher makes new hashes and must be a safe one, for example pbkdf2_sha256</source>
        <translation>auth.hashers: Das erste Verfahren macht neue Hashes und muss sicher sein, zum Beispiel pbkdf2_sha256</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="-2"/>
        <source>iterations</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>block size</source>
        <translation>Blockgröße</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/commonpasswordvalidator.cpp" line="+30"/>
        <source>The password is one of those that everybody tries first.</source>
        <translation>Dieses Passwort gehört zu denen, die jeder zuerst ausprobiert.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Your password must not be a common one.</source>
        <translation>Das Passwort darf kein allgemein übliches sein.</translation>
    </message>
    <message numerus="yes">
        <location filename="../core/auth/password_validation/minimumlengthvalidator.cpp" line="+12"/>
        <source>The password is too short: it needs at least %n character(s).</source>
        <translation>
            <numerusform>Das Passwort ist zu kurz: Es braucht mindestens %n Zeichen.</numerusform>
            <numerusform>Das Passwort ist zu kurz: Es braucht mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Your password must have at least %n character(s).</source>
        <translation>
            <numerusform>Das Passwort muss mindestens %n Zeichen haben.</numerusform>
            <numerusform>Das Passwort muss mindestens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/numericpasswordvalidator.cpp" line="+13"/>
        <source>The password consists of digits only.</source>
        <translation>Das Passwort besteht nur aus Ziffern.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Your password must not consist of digits only.</source>
        <translation>Das Passwort darf nicht nur aus Ziffern bestehen.</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/passwordvalidators.cpp" line="+40"/>
        <source>auth.password_validators: unknown rule &quot;%1&quot;; choose from: %2</source>
        <translation>auth.password_validators: unbekannte Regel „%1“; zur Wahl stehen: %2</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/userattributesimilarityvalidator.cpp" line="+52"/>
        <source>The password is too much like the %1.</source>
        <translation>Das Passwort ist zu ähnlich zu: %1.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Your password must not be too much like your name or address.</source>
        <translation>Das Passwort darf Ihrem Namen oder Ihrer Adresse nicht zu ähnlich sein.</translation>
    </message>
    <message>
        <location filename="../core/auth/permission.cpp" line="-1"/>
        <source>permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>codename</source>
        <translation>Codename</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.cpp" line="+16"/>
        <source>Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.</source>
        <translation>Ein Benutzername darf nur Buchstaben, Ziffern und die Zeichen @/./+/-/_ enthalten.</translation>
    </message>
    <message>
        <location filename="../core/auth/user.cpp" line="+13"/>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.h" line="-25"/>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>last login</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>superuser status</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates that this user has all permissions without explicitly assigning them.</source>
        <translation>Dieser Benutzer hat alle Rechte, ohne dass sie einzeln vergeben werden.</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.</source>
        <translation>Erforderlich. Höchstens 150 Zeichen: Buchstaben, Ziffern und @/./+/-/_.</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../admin/site/authadmin.cpp" line="-199"/>
        <source>A user with that username already exists.</source>
        <translation>Diesen Benutzernamen gibt es schon.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>email address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>staff status</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates whether the user can log into this admin site.</source>
        <translation>Ob sich der Benutzer in dieser Verwaltung anmelden darf.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates whether this user should be treated as active. Unselect this instead of deleting accounts.</source>
        <translation>Ob das Konto benutzt werden darf. Nehmen Sie den Haken weg, statt das Konto zu löschen.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>date joined</source>
        <translation>Mitglied seit</translation>
    </message>
    <message>
        <location line="-25"/>
        <source>first name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <location line="-58"/>
        <source>The groups this user belongs to. A user will get all permissions granted to each of their groups.</source>
        <translation>Die Gruppen des Benutzers. Er bekommt alle Rechte seiner Gruppen.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>user permissions</source>
        <translation>Rechte des Benutzers</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Specific permissions for this user.</source>
        <translation>Rechte, die nur dieser Benutzer hat.</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="-37"/>
        <location filename="../admin/site/authadmin.cpp" line="+190"/>
        <source>Authentication and Authorization</source>
        <translation>Benutzer und Rechte</translation>
    </message>
    <message>
        <location filename="../admin/site/authadmin.cpp" line="-40"/>
        <location filename="../admin/site/newpassword.cpp" line="+64"/>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <location filename="../admin/site/newpassword.cpp" line="+2"/>
        <source>Password confirmation</source>
        <translation>Passwort bestätigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter the same password as before, for verification.</source>
        <translation>Geben Sie dasselbe Passwort zur Sicherheit noch einmal ein.</translation>
    </message>
    <message>
        <location filename="../core/auth/passwordforms.cpp" line="+15"/>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>New password confirmation</source>
        <translation>Neues Passwort bestätigen</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../admin/site/newpassword.cpp" line="+21"/>
        <source>The two password fields didn’t match.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Old password</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Your old password was entered incorrectly. Please enter it again.</source>
        <translation>Das bisherige Passwort stimmt nicht. Bitte geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <location filename="../admin/site/authadmin.cpp" line="-111"/>
        <source>No password set.</source>
        <translation>Kein Passwort gesetzt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Invalid password format or unknown hashing algorithm.</source>
        <translation>Das gespeicherte Passwort hat eine ungültige Form oder ein unbekanntes Verfahren.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Personal info</source>
        <translation>Persönliche Angaben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Important dates</source>
        <translation>Wichtige Zeitpunkte</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Further information</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <location filename="../admin/site/newpassword.cpp" line="-47"/>
        <source>Whether the user will be able to authenticate using a password or not. If disabled, they may still be able to authenticate using other backends, such as Single Sign-On or LDAP.</source>
        <translation>Ob sich die Person mit einem Passwort anmelden kann. Wenn nicht, kann es noch andere Wege geben, etwa Single Sign-On oder LDAP.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>If disabled, the current password for this user will be lost.</source>
        <translation>Beim Ausschalten geht das jetzige Passwort verloren.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Password-based authentication</source>
        <translation>Anmeldung mit Passwort</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <location filename="../core/auth/accountchecks.cpp" line="+28"/>
        <source>The field that identifies an account must not be among its required fields.</source>
        <translation>Das Feld, das ein Konto bezeichnet, darf nicht unter seinen Pflichtfeldern stehen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It is “%1”; take it out of required_fields.</source>
        <translation>Es ist „%1“; nehmen Sie es aus required_fields.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The model of accounts names fields that it does not have: %1.</source>
        <translation>Das Modell der Konten nennt Felder, die es nicht hat: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Correct the names in its option “account”.</source>
        <translation>Berichtigen Sie die Namen in seiner Option „account“.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>“%1” identifies accounts, but it is not unique.</source>
        <translation>„%1“ bezeichnet Konten, ist aber nicht eindeutig.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>See to it that the back-ends can tell equal names apart.</source>
        <translation>Sorgen Sie dafür, dass die Anmeldeverfahren gleiche Namen unterscheiden können.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” must be unique, because it identifies accounts.</source>
        <translation>„%1“ muss eindeutig sein, weil es Konten bezeichnet.</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The name for people may have %1 letters at most, so that those of its permissions have no more than %2.</source>
        <translation>Der Name für Menschen darf höchstens %1 Zeichen haben, damit die seiner Berechtigungen nicht mehr als %2 haben.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The name of the model may have %1 letters at most, so that those of its permissions have no more than %2.</source>
        <translation>Der Name des Modells darf höchstens %1 Zeichen haben, damit die seiner Berechtigungen nicht mehr als %2 haben.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The name of the permission “%1” has more than %2 letters.</source>
        <translation>Der Name der Berechtigung „%1“ hat mehr als %2 Zeichen.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The code name of the permission “%1” has more than %2 letters.</source>
        <translation>Der Codename der Berechtigung „%1“ hat mehr als %2 Zeichen.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Every model has the permission “%1” already.</source>
        <translation>Jedes Modell hat die Berechtigung „%1“ schon.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The permission “%1” is declared twice.</source>
        <translation>Die Berechtigung „%1“ ist zweimal angegeben.</translation>
    </message>
    <message>
        <location filename="../core/management/commands/accountquestions.cpp" line="+24"/>
        <source>There is no %1 “%2”.</source>
        <translation>Es gibt kein Objekt der Art %1 mit „%2“.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>This field cannot be blank.</source>
        <translation>Dieses Feld darf nicht leer sein.</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <location filename="../core/checks/securitychecks.cpp" line="+24"/>
        <source>Remove it from the settings, and a long random one is made in secret.key.</source>
        <translation>Nehmen Sie ihn aus den Einstellungen; dann entsteht ein langer zufälliger in secret.key.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site.secret_key can be guessed: it is short or monotonous.</source>
        <translation>site.secret_key lässt sich erraten: er ist kurz oder eintönig.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A key in site.secret_key_fallbacks can be guessed.</source>
        <translation>Ein Schlüssel in site.secret_key_fallbacks lässt sich erraten.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>security.hsts_seconds is not set.</source>
        <translation>security.hsts_seconds ist nicht gesetzt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Once all of the site is on HTTPS, let browsers insist on it; begin with a short time, for it cannot be taken back.</source>
        <translation>Sobald die ganze Website über HTTPS läuft, lassen Sie Browser darauf bestehen; beginnen Sie mit einer kurzen Zeit, denn zurücknehmen lässt es sich nicht.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>HSTS leaves subdomains out (security.hsts_include_subdomains).</source>
        <translation>HSTS lässt Subdomains aus (security.hsts_include_subdomains).</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The site does not ask for the browsers&apos; HTTPS list (security.hsts_preload).</source>
        <translation>Die Website bittet nicht um Aufnahme in die HTTPS-Liste der Browser (security.hsts_preload).</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>HTTP is not redirected to HTTPS (security.ssl_redirect).</source>
        <translation>HTTP wird nicht auf HTTPS umgeleitet (security.ssl_redirect).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set it, or let the proxy in front redirect.</source>
        <translation>Setzen Sie es, oder lassen Sie den Proxy davor umleiten.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Browsers may guess content types (security.content_type_nosniff).</source>
        <translation>Browser dürfen Inhaltstypen erraten (security.content_type_nosniff).</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Pages can be shown in frames (security.frame_options).</source>
        <translation>Seiten lassen sich in Frames zeigen (security.frame_options).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>security.referrer_policy is empty, so visitors&apos; addresses leak to the sites they go to.</source>
        <translation>security.referrer_policy ist leer, deshalb erfahren die Websites, zu denen Besucher gehen, von welcher Adresse sie kommen.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>&quot;%1&quot; is no referrer policy.</source>
        <translation>&quot;%1&quot; ist keine Referrer-Richtlinie.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+7"/>
        <source>Valid ones: %1</source>
        <translation>Gültig sind: %1</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>&quot;%1&quot; is no opener policy.</source>
        <translation>&quot;%1&quot; ist keine Opener-Richtlinie.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The session cookie is sent over HTTP too (session.cookie_secure).</source>
        <translation>Das Sitzungs-Cookie wird auch über HTTP gesendet (session.cookie_secure).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Scripts can read the session cookie (session.cookie_httponly).</source>
        <translation>Skripte können das Sitzungs-Cookie lesen (session.cookie_httponly).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The CSRF cookie is sent over HTTP too (csrf.cookie_secure).</source>
        <translation>Das CSRF-Cookie wird auch über HTTP gesendet (csrf.cookie_secure).</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>&quot;%1&quot; is missing from middleware.installed.</source>
        <translation>&quot;%1&quot; fehlt in middleware.installed.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>site.debug shows strangers the inside of the site.</source>
        <translation>site.debug zeigt Fremden das Innere der Website.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site.allowed_hosts is empty, so only this machine is answered.</source>
        <translation>site.allowed_hosts ist leer, deshalb bekommt nur dieser Rechner Antwort.</translation>
    </message>
    <message>
        <location filename="../core/checks/settingchecks.cpp" line="+28"/>
        <source>&quot;%1&quot; in site.language_code is no language code.</source>
        <translation>&quot;%1&quot; in site.language_code ist kein Sprachcode.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&quot;%1&quot; in site.languages is no language code.</source>
        <translation>&quot;%1&quot; in site.languages ist kein Sprachcode.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>site.language_code is not one of site.languages.</source>
        <translation>site.language_code steht nicht unter site.languages.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Meinten Sie &quot;%1&quot;?</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no time zone &quot;%1&quot; (site.time_zone).</source>
        <translation>Es gibt keine Zeitzone &quot;%1&quot; (site.time_zone).</translation>
    </message>
    <message>
        <location line="+15"/>
        <location line="+14"/>
        <source>%1 must end with a slash.</source>
        <translation>%1 muss mit einem Schrägstrich enden.</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>urls.prefix is &quot;%1&quot;, which is no path.</source>
        <translation>urls.prefix ist „%1“, das ist kein Pfad.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begin it with one slash: &quot;/intranet&quot;.</source>
        <translation>Beginnen Sie ihn mit einem Schrägstrich: „/intranet“.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>urls.admin begins with a slash.</source>
        <translation>urls.admin beginnt mit einem Schrägstrich.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it: the path is relative to the site.</source>
        <translation>Entfernen Sie ihn: der Pfad gilt relativ zur Website.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&quot;%1&quot; in csrf.trusted_origins has no scheme.</source>
        <translation>&quot;%1&quot; in csrf.trusted_origins hat kein Schema.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write &quot;https://%1&quot;.</source>
        <translation>Schreiben Sie &quot;https://%1&quot;.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>static.dirs contains static.root, %1.</source>
        <translation>static.dirs enthält static.root, %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>collectstatic would copy files onto themselves.</source>
        <translation>collectstatic würde Dateien auf sich selbst kopieren.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The folder %1 of static.dirs does not exist.</source>
        <translation>Den Ordner %1 aus static.dirs gibt es nicht.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Other users of this machine can read %1.</source>
        <translation>Andere Benutzer dieses Rechners können %1 lesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run: chmod 600 %1</source>
        <translation>Führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/adminchecks.cpp" line="+19"/>
        <source>%1 must have a model.</source>
        <translation>%1 muss ein Modell haben.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 must be of a model, but there is no &quot;%2&quot;.</source>
        <translation>%1 muss von einem Modell sein, aber es gibt kein „%2“.</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>&quot;%1&quot; must be in middleware.installed for the administration to work.</source>
        <translation>„%1“ muss in middleware.installed stehen, damit die Verwaltung geht.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/adminfindings.cpp" line="+20"/>
        <source>%1 names &quot;%2&quot;, which is no field of %3.</source>
        <translation>%1 nennt „%2“, das kein Feld von %3 ist.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 names &quot;%2&quot; more than once.</source>
        <translation>%1 nennt „%2“ mehr als einmal.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 names the many-to-many field &quot;%2&quot;, whose rows are objects of a model of their own.</source>
        <translation>%1 nennt das Mehrfachfeld „%2“, dessen Zeilen Objekte eines eigenen Modells sind.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Edit them in an inline of that model.</source>
        <translation>Bearbeiten Sie sie in Zeilen dieses Modells.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/columnchecks.cpp" line="+27"/>
        <source>%1 must be no many-to-many field and no reverse foreign key.</source>
        <translation>%1 darf kein Mehrfachfeld und kein umgekehrter Fremdschlüssel sein.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../admin/site/checks/fieldlistchecks.cpp" line="+67"/>
        <source>%1 names &quot;%2&quot;, which is neither a function nor a field of %3.</source>
        <translation>%1 nennt „%2“, das weder Funktion noch Feld von %3 ist.</translation>
    </message>
    <message>
        <location line="+17"/>
        <location line="+26"/>
        <source>%1 names &quot;%2&quot;, which listDisplay does not.</source>
        <translation>%1 nennt „%2“, was listDisplay nicht tut.</translation>
    </message>
    <message>
        <location line="-23"/>
        <source>%1: &quot;%2&quot; cannot be in listDisplayLinks as well.</source>
        <translation>%1: „%2“ kann nicht auch in listDisplayLinks stehen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 names &quot;%2&quot;, the first field of listDisplay, which is the link to the object unless listDisplayLinks is set.</source>
        <translation>%1 nennt „%2“, das erste Feld von listDisplay; es ist der Link zum Objekt, solange listDisplayLinks nicht gesetzt ist.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 names &quot;%2&quot;, which cannot be edited in a form.</source>
        <translation>%1 nennt „%2“, das kein Formular bearbeiten kann.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>listPerPage must be a whole number, 1 or more.</source>
        <translation>listPerPage muss eine ganze Zahl ab 1 sein.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>listMaxShowAll must be a whole number, 0 or more.</source>
        <translation>listMaxShowAll muss eine ganze Zahl ab 0 sein.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/fieldlistchecks.cpp" line="-45"/>
        <source>Both fieldsets and fields are declared; use one.</source>
        <translation>fieldsets und fields sind beide angegeben; nehmen Sie eines.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>ordering has the random order &quot;?&quot; and other fields too.</source>
        <translation>ordering hat die zufällige Reihenfolge „?“ und noch andere Felder.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove either.</source>
        <translation>Entfernen Sie eines davon.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/fieldwidgetchecks.cpp" line="+16"/>
        <source>%1 must be a foreign key or a many-to-many field.</source>
        <translation>%1 muss ein Fremdschlüssel oder Mehrfachfeld sein.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1 must have an admin, because the autocompleteFields of %2 name it.</source>
        <translation>%1 muss eine Verwaltung haben, weil autocompleteFields von %2 es nennt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The admin of %1 must have searchFields, because the autocompleteFields of %2 name it.</source>
        <translation>Die Verwaltung von %1 muss searchFields haben, weil autocompleteFields von %2 es nennt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 must be a many-to-many field.</source>
        <translation>%1 muss ein Mehrfachfeld sein.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>prepopulatedFields names &quot;%1&quot;, which must be no date and time and no relation.</source>
        <translation>prepopulatedFields nennt „%1“, das weder Zeitpunkt noch Beziehung sein darf.</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>radioFields names &quot;%1&quot;, which is no foreign key and has no choices.</source>
        <translation>radioFields nennt „%1“, das kein Fremdschlüssel ist und keine Auswahl hat.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/filterchecks.cpp" line="+15"/>
        <source>%1 must have a condition, which says what choosing means.</source>
        <translation>%1 muss eine Bedingung haben, die sagt, was die Wahl bedeutet.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 names &quot;%2&quot;, which is no field.</source>
        <translation>%1 nennt „%2“, das kein Feld ist.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 filters by related objects, but &quot;%2&quot; is no relation.</source>
        <translation>%1 filtert nach Objekten einer Beziehung, aber „%2“ ist keine.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>dateHierarchy names &quot;%1&quot;, which is no field.</source>
        <translation>dateHierarchy nennt „%1“, das kein Feld ist.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>dateHierarchy must be a date, or a date and time.</source>
        <translation>dateHierarchy muss ein Datum oder ein Zeitpunkt sein.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/actionchecks.cpp" line="+20"/>
        <source>The action &quot;%1&quot; needs the permission &quot;%2&quot;, which no admin decides about.</source>
        <translation>Die Aktion „%1“ braucht das Recht „%2“, über das keine Verwaltung entscheidet.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There are %1.</source>
        <translation>Es gibt %1.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There is more than one action &quot;%1&quot;.</source>
        <translation>Es gibt mehr als eine Aktion „%1“.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/inlinechecks.cpp" line="+22"/>
        <source>%1 has no foreign key &quot;%2&quot; to %3.</source>
        <translation>%1 hat keinen Fremdschlüssel „%2“ zu %3.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 has no foreign key to %2.</source>
        <translation>%1 hat keinen Fremdschlüssel zu %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 has more than one foreign key to %2.</source>
        <translation>%1 hat mehr als einen Fremdschlüssel zu %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Set fkName.</source>
        <translation>Setzen Sie fkName.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>ctField names &quot;%1&quot;, which is no foreign key to %2.</source>
        <translation>ctField nennt „%1“, das kein Fremdschlüssel auf %2 ist.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>exclude names &quot;%1&quot;, the foreign key to the parent model %2.</source>
        <translation>exclude nennt „%1“, den Fremdschlüssel zum übergeordneten Modell %2.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 must be a whole number, 0 or more.</source>
        <translation>%1 muss eine ganze Zahl ab 0 sein.</translation>
    </message>
</context>
<context>
    <name>conf</name>
    <message>
        <location filename="../core/conf/project.cpp" line="+18"/>
        <source>%1: there is no such folder</source>
        <translation>%1: Diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: no project here (%2 is missing); make one with &quot;quintette startproject&quot;</source>
        <translation>%1: Hier ist kein Projekt (%2 fehlt); legen Sie eines mit „quintette startproject“ an</translation>
    </message>
    <message>
        <location filename="../core/conf/secretkey.cpp" line="+31"/>
        <source>%1: cannot read the secret key: %2</source>
        <translation>%1: Der geheime Schlüssel lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: the secret key is empty; delete the file to have a new one made (everybody has to log in again)</source>
        <translation>%1: Der geheime Schlüssel ist leer; löschen Sie die Datei, damit ein neuer entsteht (alle müssen sich neu anmelden)</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1: cannot write the secret key: %2</source>
        <translation>%1: Der geheime Schlüssel lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <location filename="../core/conf/settings.cpp" line="+68"/>
        <source>unknown key &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>unbekannter Schlüssel „%1“; meinten Sie „%2“?</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>unknown key &quot;%1&quot; here; it belongs below [%2]</source>
        <translation>der Schlüssel „%1“ gehört nicht hierher, sondern unter [%2]</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>unknown key &quot;%1&quot;; valid here are: %2</source>
        <translation>unbekannter Schlüssel „%1“; gültig sind hier: %2</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>&quot;%1&quot; must be %2</source>
        <translation>„%1“ muss sein: %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&quot;%1&quot; must be between %2 and %3</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&quot;%1&quot; cannot be &quot;%2&quot;; choose one of: %3</source>
        <translation>„%1“ kann nicht „%2“ sein; zur Wahl stehen: %3</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>&quot;%1&quot; is a section; write [%1] and its keys below it</source>
        <translation>„%1“ ist ein Abschnitt; schreiben Sie [%1] und darunter seine Schlüssel</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>this is not valid TOML: %1</source>
        <translation>das ist kein gültiges TOML: %1</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1: cannot read the settings: %2</source>
        <translation>%1: Die Einstellungen lassen sich nicht lesen: %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: larger than 1 MiB, so these are no settings</source>
        <translation>%1: größer als 1 MiB, das sind keine Einstellungen</translation>
    </message>
    <message>
        <location filename="../core/conf/project.cpp" line="+63"/>
        <source>database.others: &quot;%1&quot; is no alias=address of another database; write for example copy=copy.sqlite3.</source>
        <translation>database.others: „%1“ ist kein Alias=Adresse einer weiteren Datenbank; schreiben Sie zum Beispiel copy=copy.sqlite3.</translation>
    </message>
</context>
<context>
    <name>contenttypes</name>
    <message>
        <location filename="../core/contenttypes/contenttype.cpp" line="+12"/>
        <source>content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>content types</source>
        <translation>Inhaltstypen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>python model class name</source>
        <translation>Name der Modellklasse</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="-16"/>
        <source>Content Types</source>
        <translation>Inhaltstypen</translation>
    </message>
</context>
<context>
    <name>db</name>
    <message>
        <location filename="../core/db/transactionblocks.cpp" line="+27"/>
        <source>The transaction on database &quot;%1&quot; has failed and is undone; leave the atomic block before running more statements.</source>
        <translation>Die Transaktion in der Datenbank „%1“ ist gescheitert und zurückgenommen; verlassen Sie zuerst den atomaren Block.</translation>
    </message>
    <message>
        <location filename="../core/db/connectiontransactions.cpp" line="+14"/>
        <source>A durable atomic block on database &quot;%1&quot; must not be nested in another one.</source>
        <translation>Ein dauerhafter atomarer Block in der Datenbank „%1“ darf nicht in einem anderen stehen.</translation>
    </message>
    <message>
        <location filename="../core/db/databases.cpp" line="+67"/>
        <source>There is no database &quot;%1&quot; in the settings; there are: %2.</source>
        <translation>In den Einstellungen gibt es keine Datenbank „%1“; es gibt: %2.</translation>
    </message>
    <message>
        <location filename="../core/db/databasesettings.cpp" line="+15"/>
        <source>&quot;%1&quot; is not a valid database address; write postgresql://user:password@host:port/name.</source>
        <translation>„%1“ ist keine gültige Adresse einer Datenbank; schreiben Sie postgresql://Benutzer:Passwort@Rechner:Port/Name.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The database address &quot;%1&quot; names no database; add it after the host: postgresql://host/name.</source>
        <translation>Die Adresse „%1“ nennt keine Datenbank; fügen Sie sie hinter dem Rechner an: postgresql://Rechner/Name.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The database address &quot;%1&quot; has an unknown kind &quot;%2&quot;; use the path of a SQLite file or postgresql://host/name.</source>
        <translation>Die Adresse „%1“ hat die unbekannte Art „%2“; nehmen Sie den Pfad einer SQLite-Datei oder postgresql://Rechner/Name.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The database address is empty; give the path of a SQLite file or postgresql://host/name.</source>
        <translation>Die Adresse der Datenbank ist leer; geben Sie den Pfad einer SQLite-Datei oder postgresql://Rechner/Name an.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlsession.cpp" line="+43"/>
        <source>The database &quot;%1&quot; cannot be reached: %2. Check that the server runs and that host, port, user and password in the settings are right.</source>
        <translation>Die Datenbank „%1“ ist nicht erreichbar: %2. Prüfen Sie, ob der Server läuft und ob Rechner, Port, Benutzer und Passwort in den Einstellungen stimmen.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqldriver.cpp" line="+71"/>
        <source>The connection to database &quot;%1&quot; was lost; what was not committed is undone. Try again when the server runs.</source>
        <translation>Die Verbindung zur Datenbank „%1“ ist abgerissen; was nicht abgeschlossen war, ist zurückgenommen. Versuchen Sie es noch einmal, wenn der Server läuft.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>A text with a NUL character cannot be stored in PostgreSQL.</source>
        <translation>Ein Text mit einem Nullzeichen lässt sich in PostgreSQL nicht speichern.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="+38"/>
        <source>The rows or tables are locked by another program; try again when it has finished.</source>
        <translation>Ein anderes Programm sperrt die Zeilen oder Tabellen; versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The disk of the database server is full; make room and try again.</source>
        <translation>Die Platte des Datenbankservers ist voll; schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlintrospection.cpp" line="+179"/>
        <location filename="../core/db/sqlite/sqliteintrospection.cpp" line="+131"/>
        <source>There is no table &quot;%1&quot; in the database %2.</source>
        <translation>In der Datenbank %2 gibt es keine Tabelle „%1“.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitedriver.cpp" line="+30"/>
        <source>The database %1 is a folder; give the path of a SQLite file.</source>
        <translation>Die Datenbank %1 ist ein Ordner; geben Sie den Pfad einer SQLite-Datei an.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The database file %1 does not exist; check the path in the settings, or create it with &quot;migrate&quot;.</source>
        <translation>Die Datenbankdatei %1 gibt es nicht; prüfen Sie den Pfad in den Einstellungen, oder legen Sie sie mit „migrate“ an.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The database %1 cannot be created: its folder does not exist.</source>
        <translation>Die Datenbank %1 lässt sich nicht anlegen: Ihren Ordner gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="+57"/>
        <source>The option journal_mode of database %1 is &quot;%2&quot;; use one of %3.</source>
        <translation>Die Option journal_mode der Datenbank %1 ist „%2“; möglich sind %3.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitedriver.cpp" line="+147"/>
        <source>%1.%2 = %3 points to no row of %4.</source>
        <translation>%1.%2 = %3 zeigt auf keine Zeile von %4.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteerror.cpp" line="+36"/>
        <source>The database %1 is locked by another program; try again when that has finished writing.</source>
        <translation>Ein anderes Programm sperrt die Datenbank %1; versuchen Sie es noch einmal, wenn es mit dem Schreiben fertig ist.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The database %1 is read-only; give this user the right to write the file and its folder.</source>
        <translation>Die Datenbank %1 lässt sich nur lesen; geben Sie diesem Benutzer das Recht, die Datei und ihren Ordner zu beschreiben.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The database %1 cannot be opened; check that the file and its folder exist and that this user may read and write them.</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen; prüfen Sie, ob es die Datei und ihren Ordner gibt und ob dieser Benutzer sie lesen und beschreiben darf.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file %1 is not a SQLite database, or it is encrypted; choose another file.</source>
        <translation>Die Datei %1 ist keine SQLite-Datenbank, oder sie ist verschlüsselt; wählen Sie eine andere.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The database %1 is damaged; restore a backup, or save what can be read with &quot;sqlite3 FILE .recover&quot;.</source>
        <translation>Die Datenbank %1 ist beschädigt; spielen Sie eine Sicherung ein, oder retten Sie mit „sqlite3 DATEI .recover“, was noch lesbar ist.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The disk that holds the database %1 is full; make room and try again.</source>
        <translation>Die Platte mit der Datenbank %1 ist voll; schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The database %1 cannot be read or written; check the disk and its connection.</source>
        <translation>Die Datenbank %1 lässt sich nicht lesen oder schreiben; prüfen Sie die Platte und ihren Anschluss.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>This user may not open the database %1; change the rights of the file.</source>
        <translation>Dieser Benutzer darf die Datenbank %1 nicht öffnen; ändern Sie die Rechte der Datei.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitehandle.cpp" line="+35"/>
        <source>There is no SQL statement to run.</source>
        <translation>Es gibt keine SQL-Anweisung auszuführen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only one SQL statement can be run at a time; run a script for more.</source>
        <translation>Es kann nur eine SQL-Anweisung auf einmal laufen; nehmen Sie für mehr ein Skript.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The statement has %1 place markers but %2 values were given.</source>
        <translation>Die Anweisung hat %1 Platzhalter, aber es sind %2 Werte.</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>The value %1 cannot be stored in a SQLite database: its kind is %2.</source>
        <translation>Der Wert %1 lässt sich in SQLite nicht speichern: Er ist von der Art %2.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteschemaeditor.cpp" line="+22"/>
        <source>The tables of a SQLite database cannot be changed inside of another transaction.</source>
        <translation>Die Tabellen einer SQLite-Datenbank lassen sich nicht innerhalb einer anderen Transaktion ändern.</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Row %1 of table &quot;%2&quot; points to a row of &quot;%3&quot; that does not exist.</source>
        <translation>Zeile %1 der Tabelle „%2“ verweist auf eine Zeile von „%3“, die es nicht gibt.</translation>
    </message>
    <message>
        <location filename="../core/db/connectionprivate.h" line="+56"/>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="-20"/>
        <location filename="../core/db/sqlite/sqliteerror.cpp" line="+19"/>
        <source>Stopped before the database had an answer.</source>
        <translation>Angehalten, bevor die Datenbank eine Antwort hatte.</translation>
    </message>
    <message>
        <location filename="../core/db/transactionblocks.cpp" line="+8"/>
        <source>The transaction on database &quot;%1&quot; will be undone, because a block inside of it failed; leave the atomic block before running more statements.</source>
        <translation>Die Transaktion in der Datenbank „%1“ wird zurückgenommen, weil ein Block darin gescheitert ist; verlassen Sie zuerst den atomaren Block.</translation>
    </message>
    <message>
        <location line="+140"/>
        <source>Nothing can wait for the commit on database &quot;%1&quot; while autocommit is off; use an atomic block.</source>
        <translation>In der Datenbank „%1“ kann nichts auf den Abschluss warten, solange Autocommit aus ist; verwenden Sie einen atomaren Block.</translation>
    </message>
    <message>
        <location filename="../core/db/manualtransactions.cpp" line="+13"/>
        <source>There is no atomic block on database &quot;%1&quot; to be undone.</source>
        <translation>In der Datenbank „%1“ gibt es keinen atomaren Block, der zurückgenommen werden könnte.</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>This is not allowed in an atomic block on database &quot;%1&quot;, which ends its transaction by itself.</source>
        <translation>In einem atomaren Block der Datenbank „%1“ ist das nicht erlaubt; er beendet seine Transaktion selbst.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A transaction on database &quot;%1&quot; is open; commit it or roll it back before autocommit is switched on.</source>
        <translation>In der Datenbank „%1“ ist eine Transaktion offen; schließen Sie sie ab oder nehmen Sie sie zurück, bevor Autocommit eingeschaltet wird.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The transaction on database &quot;%1&quot; has failed and is undone.</source>
        <translation>Die Transaktion in der Datenbank „%1“ ist gescheitert und zurückgenommen.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="+13"/>
        <source>Another transaction was in the way (%1); run this transaction again.</source>
        <translation>Eine andere Transaktion war im Weg (%1); führen Sie diese noch einmal aus.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlsession.cpp" line="+29"/>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="-28"/>
        <source>The option %1 of database %2 is &quot;%3&quot;; use one of %4.</source>
        <translation>Die Option %1 der Datenbank %2 ist „%3“; möglich sind %4.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="-10"/>
        <source>The database %1 has the unknown option &quot;%2&quot;; there are %3.</source>
        <translation>Die Datenbank %1 hat die unbekannte Option „%2“; es gibt %3.</translation>
    </message>
    <message>
        <location filename="../core/db/statementwrappers.cpp" line="+28"/>
        <source>A wrapper around statements has not run one; let it call what it is given, or throw.</source>
        <translation>Eine Hülle um Anweisungen hat eine nicht ausgeführt; sie soll aufrufen, was ihr gegeben wird, oder einen Fehler werfen.</translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message>
        <location filename="../admin/widgets/window/codestep.cpp" line="+23"/>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/projectmaker.cpp" line="+29"/>
        <source>The program %1 could not be started. It belongs beside this one; is the installation complete?</source>
        <translation>Das Programm %1 konnte nicht gestartet werden. Es gehört neben dieses hier; ist die Installation vollständig?</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="+39"/>
        <source>Quintette</source>
        <translation>Quintette</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Choose a project to work on</source>
        <translation>Wählen Sie ein Projekt</translation>
    </message>
    <message>
        <location line="+13"/>
        <location line="+1"/>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Open a project folder …</source>
        <translation>Projektordner öffnen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A folder with a quintette.toml in it</source>
        <translation>Ein Ordner, in dem eine quintette.toml liegt</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/desktop.cpp" line="+85"/>
        <source>This project is open in another window too. Both may work: whoever saves second is shown what the first one changed.</source>
        <translation>Dieses Projekt ist auch in einem anderen Fenster geöffnet. Beide können arbeiten: Wer als Zweiter speichert, sieht, was der Erste geändert hat.</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="+1"/>
        <source>New project on a database …</source>
        <translation>Neues Projekt auf einer Datenbank …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An existing database, such as a Django site&apos;s</source>
        <translation>Eine vorhandene Datenbank, etwa die einer Django-Website</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New demo project …</source>
        <translation>Neues Demo-Projekt …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A fresh site with example content</source>
        <translation>Eine neue Website mit Beispielinhalten</translation>
    </message>
    <message>
        <location line="+113"/>
        <source>Open a project folder</source>
        <translation>Projektordner öffnen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Folder for the demo project</source>
        <translation>Ordner für das Demo-Projekt</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Choose the database</source>
        <translation>Datenbank auswählen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQLite databases (*.sqlite3 *.sqlite *.db);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.sqlite3 *.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Folder for the new project</source>
        <translation>Ordner für das neue Projekt</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/choicepopup.cpp" line="+30"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+144"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location line="+53"/>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="+168"/>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>These are only the first; type to find others.</source>
        <translation>Das sind nur die ersten; tippen Sie, um andere zu finden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/dateline.cpp" line="+49"/>
        <source>Choose from a calendar (F4)</source>
        <translation>Aus dem Kalender auswählen (F4)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/fileeditor.cpp" line="+51"/>
        <source>Choose a file …</source>
        <translation>Datei auswählen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="+75"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/jsoneditor.cpp" line="+42"/>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="+172"/>
        <source>Open this object</source>
        <translation>Dieses Objekt öffnen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="+23"/>
        <location line="+1"/>
        <source>Add another</source>
        <translation>Noch eines hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relationeditor.cpp" line="+49"/>
        <source>None chosen</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/timeline.cpp" line="+21"/>
        <source>Choose a time</source>
        <translation>Uhrzeit auswählen</translation>
    </message>
    <message>
        <location line="+24"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="+38"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Midnight</source>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>6 a.m.</source>
        <translation>6 Uhr</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Noon</source>
        <translation>Mittag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>6 p.m.</source>
        <translation>18 Uhr</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="-28"/>
        <source>Available: type to filter</source>
        <translation>Verfügbar: tippen, um zu filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose (Enter)</source>
        <translation>Auswählen (Eingabetaste)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>Chosen: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="-11"/>
        <location filename="../admin/widgets/list/celldata.cpp" line="+15"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../admin/widgets/list/celldata.cpp" line="+0"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+35"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+57"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="+31"/>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+77"/>
        <source>Save and continue</source>
        <translation>Sichern und weiter bearbeiten</translation>
    </message>
    <message>
        <location line="-75"/>
        <source>Save and add another</source>
        <translation>Sichern und neu hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="+59"/>
        <location filename="../admin/widgets/form/formbar.cpp" line="+4"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+5"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+90"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="+19"/>
        <location filename="../admin/widgets/window/shortcutsdialog.cpp" line="+54"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+2"/>
        <location filename="../admin/widgets/list/rowactions.cpp" line="+118"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+75"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>View on site</source>
        <translation>Auf der Website ansehen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formdialog.cpp" line="+118"/>
        <location filename="../admin/widgets/form/refusal.cpp" line="+22"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="+118"/>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+154"/>
        <source>Please correct the errors below.</source>
        <translation>Bitte berichtigen Sie die Fehler unten.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="+196"/>
        <source>This form cannot be shown</source>
        <translation>Dieses Formular kann nicht gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+53"/>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formdialog.cpp" line="-85"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+0"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="-111"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/changelistmodel.cpp" line="+234"/>
        <source>Click to sort; with Ctrl to add this column to the order</source>
        <translation>Klicken sortiert; mit Strg kommt diese Spalte zur Sortierung hinzu</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/filterpanel.cpp" line="+53"/>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Show counts</source>
        <translation>Anzahlen zeigen</translation>
    </message>
    <message numerus="yes">
        <location line="+54"/>
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle %n zeigen</numerusform>
            <numerusform>Alle %n zeigen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="+26"/>
        <location filename="../admin/widgets/navigation/navigationdelegate.cpp" line="+82"/>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="+152"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+157"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+2"/>
        <source>Search this list</source>
        <translation>Diese Liste durchsuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show or hide filters</source>
        <translation>Filter zeigen oder verbergen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Delete selected</source>
        <translation>Ausgewählte löschen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy rows as text</source>
        <translation>Zeilen als Text kopieren</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listplaceholder.cpp" line="+12"/>
        <source>No %1 match</source>
        <translation>Keine passenden %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try other words or fewer filters.</source>
        <translation>Versuchen Sie andere Wörter oder weniger Filter.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+3"/>
        <source>There are no %1 yet</source>
        <translation>Es gibt noch keine %1</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Add the first one</source>
        <translation>Das erste hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/rowactions.cpp" line="-2"/>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="-3"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <location line="-54"/>
        <source>Some of the selected rows are not loaded yet. Scroll through them, or select all.</source>
        <translation>Einige der ausgewählten Zeilen sind noch nicht geladen. Blättern Sie durch sie, oder wählen Sie alle aus.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listbody.cpp" line="+88"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+5"/>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="-13"/>
        <location filename="../admin/widgets/navigation/paletteentries.cpp" line="+27"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+3"/>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+67"/>
        <source>%1 of %2 selected</source>
        <translation>%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Select all %1</source>
        <translation>Alle %1 auswählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+60"/>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+3"/>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+14"/>
        <source>%1–%2 of %3 (%4 in total)</source>
        <translation>%1–%2 von %3 (%4 insgesamt)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1–%2 of %3</source>
        <translation>%1–%2 von %3</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/sortheader.cpp" line="+109"/>
        <source>Sort ascending</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sort descending</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Then sort by this column</source>
        <translation>Danach nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove from sorting</source>
        <translation>Aus der Sortierung nehmen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/messagebar.cpp" line="+60"/>
        <location line="+1"/>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="-128"/>
        <source>Go to a model or an object, or run a command</source>
        <translation>Zu einem Modell oder Objekt gehen oder einen Befehl ausführen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="-111"/>
        <location line="+1"/>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+76"/>
        <source>Filter models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Apps and models</source>
        <translation>Apps und Modelle</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>View only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/session/taskfailure.cpp" line="+37"/>
        <source>You do not have permission to do this.</source>
        <translation>Das dürfen Sie nicht tun.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>This object does not exist any more. Perhaps it was deleted.</source>
        <translation>Dieses Objekt gibt es nicht mehr. Vielleicht wurde es gelöscht.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-53"/>
        <source>This cannot be deleted, because other objects need it:</source>
        <translation>Das kann nicht gelöscht werden, weil andere Objekte es brauchen:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This cannot be deleted, because you may not delete what belongs to it:</source>
        <translation>Das kann nicht gelöscht werden, weil Sie nicht löschen dürfen, was dazugehört:</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Delete “%1” and everything below?</source>
        <translation>„%1“ und alles Folgende löschen?</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Delete these %n object(s) and everything below?</source>
        <translation>
            <numerusform>Dieses %n Objekt und alles Folgende löschen?</numerusform>
            <numerusform>Diese %n Objekte und alles Folgende löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/list/actionquestion.cpp" line="+22"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+34"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… und %n weiteres Objekt</numerusform>
            <numerusform>… und %n weitere Objekte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/inlinerowbuttons.cpp" line="+61"/>
        <location filename="../admin/widgets/form/relatedobjects.cpp" line="+58"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-25"/>
        <location line="+33"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+4"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="-17"/>
        <source>Back to the form</source>
        <translation>Zurück zum Formular</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+13"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+143"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+125"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+1"/>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+0"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+1"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="+14"/>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This object was probably not added or changed here.</source>
        <translation>Dieses Objekt wurde wohl nicht hier hinzugefügt oder geändert.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/pageturner.cpp" line="+36"/>
        <source>Newer</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-105"/>
        <location line="+1"/>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/passwordstep.cpp" line="+20"/>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Caps Lock is on</source>
        <translation>Die Feststelltaste ist an</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+166"/>
        <source>User name and password do not belong to a staff account. Capital and small letters matter in both.</source>
        <translation>Benutzername und Passwort gehören zu keinem Mitarbeiterkonto. Groß- und Kleinschreibung zählt bei beiden.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/maintoolbar.cpp" line="+30"/>
        <source>Go to …  Ctrl+K</source>
        <translation>Gehe zu …  Strg+K</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="-50"/>
        <source>&amp;Site</source>
        <translation>&amp;Website</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start or stop the server</source>
        <translation>Den Server starten oder anhalten</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Open the site in a browser</source>
        <translation>Die Website im Browser öffnen</translation>
    </message>
    <message>
        <source>Start the server first.</source>
        <translation type="vanished">Starten Sie zuerst den Server.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Other project …</source>
        <translation>Anderes Projekt …</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-164"/>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+1"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+1"/>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to a model or command …</source>
        <translation>Gehe zu Modell oder Befehl …</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/window/shortcutsdialog.cpp" line="-36"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/languagebutton.cpp" line="+22"/>
        <location line="+1"/>
        <location filename="../admin/widgets/window/languagemenu.cpp" line="+16"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/thememenu.cpp" line="+15"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="+136"/>
        <source>The site is not being served.</source>
        <translation>Die Website wird nicht bereitgestellt.</translation>
    </message>
    <message>
        <location line="+66"/>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="-52"/>
        <source>You do not have permission to view or edit anything.</source>
        <translation>Sie dürfen hier nichts ansehen oder bearbeiten.</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>My recent actions</source>
        <translation>Meine letzten Aktionen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/discardquestion.cpp" line="+14"/>
        <source>Unsaved changes</source>
        <translation>Ungesicherte Änderungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” has changes that are not saved. Leave without saving them?</source>
        <translation>„%1“ hat ungesicherte Änderungen. Verlassen, ohne sie zu sichern?</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpagesaving.cpp" line="+40"/>
        <location filename="../admin/widgets/window/pagestack.cpp" line="+161"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="-64"/>
        <location filename="../admin/widgets/window/servebar.cpp" line="+36"/>
        <source>Serve</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/servebar.cpp" line="+2"/>
        <source>Answer web browsers while this program runs</source>
        <translation>Webbrowsern antworten, solange dieses Programm läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/desktop/flatpagepreview.cpp" line="+28"/>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/fileeditor.cpp" line="-32"/>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/dateline.cpp" line="-19"/>
        <source>YYYY</source>
        <translation>JJJJ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YY</source>
        <translation>JJ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>MM</source>
        <translation>MM</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>DD</source>
        <translation>TT</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/timeline.cpp" line="-27"/>
        <source>HH:MM:SS</source>
        <translation>HH:MM:SS</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="+116"/>
        <source>Nothing has such a name</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/codestep.cpp" line="-2"/>
        <source>Enter the code that your device shows now, or one of your recovery codes.</source>
        <translation>Geben Sie den Code ein, den Ihr Gerät jetzt zeigt, oder einen Ihrer Notfallcodes.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+157"/>
        <source>That code is not right, or it was used before. Wait for the next one.</source>
        <translation>Dieser Code stimmt nicht, oder er wurde schon verwendet. Warten Sie auf den nächsten.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Your account needs one-time codes. Turn them on to go on.</source>
        <translation>Ihr Konto braucht Einmalcodes. Schalten Sie sie ein, um fortzufahren.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="-78"/>
        <source>Use a free port</source>
        <translation>Freien Port verwenden</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="-40"/>
        <source>My account …</source>
        <translation>Mein Konto …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/pageshortcuts.cpp" line="+22"/>
        <source>Open the object</source>
        <translation>Objekt öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select all rows</source>
        <translation>Alle Zeilen auswählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select several rows</source>
        <translation>Mehrere Zeilen auswählen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Undo and redo typing</source>
        <translation>Eingaben zurücknehmen und wiederholen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A number one more or less, a date one day on or back</source>
        <translation>Eine Zahl um eins größer oder kleiner, ein Datum einen Tag vor oder zurück</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the calendar of a date</source>
        <translation>Kalender eines Datums öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a list of choices</source>
        <translation>Auswahlliste öffnen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="+68"/>
        <source>Take back the changes to “%1” (Ctrl+Alt+Z)</source>
        <translation>Änderungen an „%1“ zurücknehmen (Strg+Alt+Z)</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/inlinerowbuttons.cpp" line="-6"/>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View %1 on site</source>
        <translation>%1 auf der Website ansehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take %1 away again</source>
        <translation>%1 wieder wegnehmen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete %1 when the form is saved</source>
        <translation>%1 beim Sichern löschen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/opentoggle.cpp" line="+32"/>
        <source>Expanded</source>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Collapsed</source>
        <translation>Zugeklappt</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relatedbuttons.cpp" line="+28"/>
        <location filename="../admin/widgets/form/inlineview.cpp" line="+218"/>
        <source>Add another %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="-72"/>
        <source>Save as new</source>
        <translation>Als neu sichern</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Set password …</source>
        <translation>Passwort setzen …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Take back the changes to this field</source>
        <translation>Änderungen an diesem Feld zurücknehmen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/refusal.cpp" line="-10"/>
        <source>This object was deleted while you were editing it. What you typed is still here; saving makes a new object of it.</source>
        <translation>Dieses Objekt wurde gelöscht, während Sie es bearbeiteten. Was Sie eingegeben haben, ist noch da; durch Sichern wird ein neues Objekt daraus.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Somebody else saved meanwhile. Look at the changes above the form, then save again.</source>
        <translation>Inzwischen hat jemand anderes gesichert. Sehen Sie sich die Änderungen über dem Formular an und sichern Sie dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/objectcommands.cpp" line="+36"/>
        <source>Set password</source>
        <translation>Passwort setzen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a new password for “%1”.</source>
        <translation>Geben Sie ein neues Passwort für „%1“ ein.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The password of “%1” was changed.</source>
        <translation>Das Passwort von „%1“ wurde geändert.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="+7"/>
        <source>Show it again</source>
        <translation>Noch einmal zeigen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/conflictview.cpp" line="+76"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-23"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>not touched</source>
        <translation>unberührt</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>theirs</source>
        <translation>das andere</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/secondfactorsetup.cpp" line="+54"/>
        <source>One-time codes are on. Keep these recovery codes in a safe place, they are shown only now: each lets you in once without your device.</source>
        <translation>Einmalcodes sind eingeschaltet. Bewahren Sie diese Notfallcodes sicher auf, sie werden nur jetzt gezeigt: Jeder lässt Sie einmal ohne Ihr Gerät ein.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Scan this with a program for one-time codes, or type the key below into it. Then enter the code that it shows.</source>
        <translation>Fotografieren Sie dies mit einem Programm für Einmalcodes, oder geben Sie dort den Schlüssel darunter ein. Geben Sie dann den Code ein, den es zeigt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>I have kept them</source>
        <translation>Ich habe sie aufbewahrt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>QR code with the key</source>
        <translation>QR-Code mit dem Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Recovery codes</source>
        <translation>Notfallcodes</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>That is not the code of this moment. Wait for the next one and check that the clock of your device is right.</source>
        <translation>Das ist nicht der Code dieses Augenblicks. Warten Sie auf den nächsten, und prüfen Sie, ob die Uhr Ihres Geräts richtig geht.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="-15"/>
        <source>My account: %1</source>
        <translation>Mein Konto: %1</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change password …</source>
        <translation>Passwort ändern …</translation>
    </message>
    <message>
        <location line="+92"/>
        <location filename="../admin/widgets/account/codescard.cpp" line="+11"/>
        <source>One-time codes</source>
        <translation>Einmalcodes</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/codescard.cpp" line="+4"/>
        <source>Turn on …</source>
        <translation>Einschalten …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New recovery codes</source>
        <translation>Neue Notfallcodes</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/websessionscard.cpp" line="+14"/>
        <location line="+7"/>
        <source>Logged in on the web</source>
        <translation>Im Web angemeldet</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Nowhere</source>
        <translation>Nirgends</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Log out there</source>
        <translation>Dort abmelden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log out everywhere</source>
        <translation>Überall abmelden</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="-1"/>
        <location line="+3"/>
        <source>What happened lately</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/codescard.cpp" line="+10"/>
        <source>This project has no table for them yet; run “migrate” once.</source>
        <translation>Dieses Projekt hat noch keine Tabelle dafür; führen Sie einmal „migrate“ aus.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Off: your password alone is enough to log in. With codes, a stolen password is worth nothing.</source>
        <translation>Aus: Ihr Passwort allein genügt zum Anmelden. Mit Codes ist ein gestohlenes Passwort nichts wert.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+12"/>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="-20"/>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter your old password and then the new one twice.</source>
        <translation>Geben Sie Ihr altes Passwort ein und dann zweimal das neue.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Your password was changed. You are logged out on the web.</source>
        <translation>Ihr Passwort wurde geändert. Im Web sind Sie abgemeldet.</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>One-time codes are off.</source>
        <translation>Einmalcodes sind ausgeschaltet.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Your new recovery codes, shown only now; the old ones are worth nothing any more: %1</source>
        <translation>Ihre neuen Notfallcodes, nur jetzt gezeigt; die alten gelten nicht mehr: %1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Logged out there.</source>
        <translation>Dort abgemeldet.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="-12"/>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>There is nothing here that you may edit in the list.</source>
        <translation>Hier ist nichts, was Sie in der Liste bearbeiten dürfen.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="-10"/>
        <source>Edit selected rows here</source>
        <translation>Ausgewählte Zeilen hier bearbeiten</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtable.cpp" line="+70"/>
        <source>As at first</source>
        <translation>Wie zu Anfang</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/rowactions.cpp" line="+14"/>
        <source>%1: still at work …</source>
        <translation>%1: noch an der Arbeit …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="+16"/>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <location filename="../admin/widgets/session/taskfailure.cpp" line="-6"/>
        <source>Somebody else changed this object meanwhile. Look at it again before you go on.</source>
        <translation>Inzwischen hat jemand anderes dieses Objekt geändert. Sehen Sie es sich noch einmal an, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/companionloader.cpp" line="+61"/>
        <source>The plugin library %1 cannot be loaded, so something is missing beside this form: %2</source>
        <translation>Die Bibliothek %1 einer Erweiterung kann nicht geladen werden, deshalb fehlt neben diesem Formular etwas: %2</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/projectmaker.cpp" line="-12"/>
        <source>Stopped. What was written so far is in %1; delete that folder or choose another one next time.</source>
        <translation>Angehalten. Was bisher geschrieben wurde, liegt in %1; löschen Sie diesen Ordner oder wählen Sie beim nächsten Mal einen anderen.</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="-136"/>
        <location filename="../admin/widgets/list/actionrunner.cpp" line="+97"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="-8"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Projects that you open will be listed here. Begin with a demo, or put Quintette on a database you have: a Django site&apos;s stays as it is.</source>
        <translation>Hier stehen später die Projekte, die Sie öffnen. Beginnen Sie mit einer Demo, oder setzen Sie Quintette auf eine vorhandene Datenbank: Die einer Django-Website bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>The project is being made …</source>
        <translation>Das Projekt wird angelegt …</translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="vanished">Werte</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="-158"/>
        <location line="+93"/>
        <source>Compare with now</source>
        <translation>Mit jetzt vergleichen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="-132"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="-91"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+24"/>
        <source>Restore …</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-8"/>
        <source>Nothing differs from now.</source>
        <translation>Nichts ist anders als jetzt.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="-57"/>
        <source>The form shows an earlier version. Nothing has been changed yet; save to restore it.</source>
        <translation>Das Formular zeigt eine frühere Fassung. Noch ist nichts geändert; sichern Sie, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-6"/>
        <source>Differences from now</source>
        <translation>Unterschiede zu jetzt</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>This version</source>
        <translation>Diese Fassung</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/form/inlineview.cpp" line="+2"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>%n weitere Zeile wird hier nicht gezeigt.</numerusform>
            <numerusform>%n weitere Zeilen werden hier nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/account/codescard.cpp" line="-6"/>
        <source>On: whoever logs in with your password also needs a code of your device. %n recovery code(s) left.</source>
        <translation>
            <numerusform>Ein: Wer sich mit Ihrem Passwort anmeldet, braucht auch einen Code Ihres Geräts. Noch %n Notfallcode.</numerusform>
            <numerusform>Ein: Wer sich mit Ihrem Passwort anmeldet, braucht auch einen Code Ihres Geräts. Noch %n Notfallcodes.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="+32"/>
        <source>Save your changes first, or take them back.</source>
        <translation>Sichern Sie zuerst Ihre Änderungen oder nehmen Sie sie zurück.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/actionrunner.cpp" line="+39"/>
        <source>Store the file</source>
        <translation>Datei speichern</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 could not be stored: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/fileeditor.cpp" line="-66"/>
        <location line="+1"/>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="-53"/>
        <source>Open this file</source>
        <translation>Diese Datei öffnen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listplaceholder.cpp" line="+8"/>
        <source>Stopped before the list was there</source>
        <translation>Angehalten, bevor die Liste da war</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The database did not finish looking.</source>
        <translation>Die Datenbank war mit dem Suchen nicht fertig.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/documentationdialog.cpp" line="+19"/>
        <location line="+36"/>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+44"/>
        <source>Documentation of this project</source>
        <translation>Dokumentation dieses Projekts</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/filterpanel.cpp" line="+32"/>
        <source>Search …</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relatedbuttons.cpp" line="-6"/>
        <source>Change the chosen %1</source>
        <translation>Gewähltes ändern: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Look at the chosen %1</source>
        <translation>Gewähltes ansehen: %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Delete the chosen %1</source>
        <translation>Gewähltes löschen: %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+36"/>
        <source>Deleted %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message>
        <location line="+89"/>
        <source>Restoring opens a form with the values that the object had; saving it makes the object anew.</source>
        <translation>Wiederherstellen öffnet ein Formular mit den Werten des Objekts; Sichern legt es neu an.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Nothing that was deleted here has been kept.</source>
        <translation>Von Gelöschtem ist hier nichts aufbewahrt.</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="+6"/>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+1"/>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="+6"/>
        <source>Show what was deleted</source>
        <translation>Gelöschtes zeigen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+60"/>
        <source>Save and view</source>
        <translation>Sichern und ansehen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="+90"/>
        <source>Compare these two</source>
        <translation>Diese beiden vergleichen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-14"/>
        <source>Differences between two versions</source>
        <translation>Unterschiede zweier Fassungen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>These versions do not differ.</source>
        <translation>Diese Fassungen unterscheiden sich nicht.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Earlier version</source>
        <translation>Frühere Fassung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Later version</source>
        <translation>Spätere Fassung</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-76"/>
        <source>Enter or double click opens it</source>
        <translation>Eingabetaste oder Doppelklick öffnet es</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtable.cpp" line="-3"/>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/actionquestion.cpp" line="+62"/>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/errortitle.h" line="+12"/>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/placeeditor.cpp" line="+45"/>
        <source>Move %1 up (Alt+Up)</source>
        <translation>%1 nach oben verschieben (Alt+Pfeil hoch)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Move %1 down (Alt+Down)</source>
        <translation>%1 nach unten verschieben (Alt+Pfeil runter)</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/administrationmenu.cpp" line="+47"/>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-186"/>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
</context>
<context>
    <name>flatpages</name>
    <message>
        <location filename="../plugins/flatpages/flatpage.cpp" line="+15"/>
        <source>This value must contain only letters, numbers, dots, underscores, dashes, slashes or tildes.</source>
        <translation>Erlaubt sind nur Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche, Schrägstriche und Tilden.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>flat page</source>
        <translation>Einfache Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>flat pages</source>
        <translation>Einfache Seiten</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Example: “/about/contact/”. Make sure to have leading and trailing slashes.</source>
        <translation>Beispiel: „/ueber/kontakt/“. Beginn und Ende müssen ein Schrägstrich sein.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>enable comments</source>
        <translation>Kommentare erlauben</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>template name</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Example: “flatpages/contact_page.html”. If this isn’t provided, the system will use “flatpages/default.html”.</source>
        <translation>Beispiel: „flatpages/contact_page.html“. Ohne Angabe wird „flatpages/default.html“ benutzt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>registration required</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If this is checked, only logged-in users will be able to view the page.</source>
        <translation>Mit Haken sehen nur angemeldete Benutzer die Seite.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/flatpageadmin.cpp" line="+29"/>
        <source>URL is missing a trailing slash.</source>
        <translation>Der URL fehlt der Schrägstrich am Ende.</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>URL is missing a leading slash.</source>
        <translation>Der URL fehlt der Schrägstrich am Anfang.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Flatpage with url %1 already exists for site %2</source>
        <translation>Für die Website %2 gibt es schon eine Seite mit der URL %1</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Advanced options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/flatpagesplugin.cpp" line="+24"/>
        <source>Flat Pages</source>
        <translation>Einfache Seiten</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <location filename="../core/forms/modelfields.cpp" line="+53"/>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/choicefield.cpp" line="+64"/>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="+130"/>
        <source>Select a valid choice. %1 is not one of the available choices.</source>
        <translation>Wählen Sie etwas Gültiges. %1 steht nicht zur Auswahl.</translation>
    </message>
    <message>
        <location line="+52"/>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="-2"/>
        <location filename="../core/forms/fields/multivaluefield.cpp" line="+113"/>
        <source>Enter a list of values.</source>
        <translation>Geben Sie eine Liste von Werten ein.</translation>
    </message>
    <message numerus="yes">
        <location filename="../core/forms/fields/filefield.cpp" line="+42"/>
        <source>Ensure this filename has at most %n character(s) (it has %1).</source>
        <translation>
            <numerusform>Der Dateiname darf höchstens %n Zeichen haben (es sind %1).</numerusform>
            <numerusform>Der Dateiname darf höchstens %n Zeichen haben (es sind %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+22"/>
        <source>No file was submitted. Check the encoding type on the form.</source>
        <translation>Es kam keine Datei an. Prüfen Sie die Kodierung des Formulars.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The submitted file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please either submit a file or check the clear checkbox, not both.</source>
        <translation>Wählen Sie eine Datei oder das Leeren, nicht beides.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Upload a valid image. The file you uploaded was either not an image or a corrupted image.</source>
        <translation>Laden Sie ein gültiges Bild hoch. Die Datei war kein Bild oder ein beschädigtes.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/identifierfield.cpp" line="+47"/>
        <source>Enter a valid UUID.</source>
        <translation>Geben Sie eine gültige UUID ein.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>This is not a valid IPv6 address.</source>
        <translation>Das ist keine gültige IPv6-Adresse.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/jsonfield.cpp" line="+90"/>
        <source>Enter a valid JSON.</source>
        <translation>Geben Sie gültiges JSON ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="-69"/>
        <source>Select a valid choice. That choice is not one of the available choices.</source>
        <translation>Wählen Sie etwas Gültiges. Diese Auswahl gibt es nicht.</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>“%1” is not a valid value.</source>
        <translation>„%1“ ist kein gültiger Wert.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/numberfield.cpp" line="+124"/>
        <source>Enter a whole number.</source>
        <translation>Geben Sie eine ganze Zahl ein.</translation>
    </message>
    <message>
        <location line="+43"/>
        <location line="+39"/>
        <source>Enter a number.</source>
        <translation>Geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/splitdatetimefield.cpp" line="+19"/>
        <location line="+37"/>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+33"/>
        <source>Enter a valid date.</source>
        <translation>Geben Sie ein gültiges Datum ein.</translation>
    </message>
    <message>
        <location line="-35"/>
        <location line="+37"/>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+27"/>
        <source>Enter a valid time.</source>
        <translation>Geben Sie eine gültige Uhrzeit ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+38"/>
        <source>Enter a valid date/time.</source>
        <translation>Geben Sie ein gültiges Datum mit Uhrzeit ein.</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Enter a valid duration.</source>
        <translation>Geben Sie eine gültige Dauer ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/urlfield.cpp" line="+39"/>
        <source>Enter a valid URL.</source>
        <translation>Geben Sie eine gültige URL ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/formfield.cpp" line="+109"/>
        <location filename="../admin/site/newpassword.cpp" line="+30"/>
        <source>This field is required.</source>
        <translation>Dieses Feld ist erforderlich.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a valid value.</source>
        <translation>Geben Sie einen gültigen Wert ein.</translation>
    </message>
    <message>
        <location filename="../core/forms/formset.cpp" line="+101"/>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <location line="+60"/>
        <source>Please submit at most %n form(s).</source>
        <translation>
            <numerusform>Bitte füllen Sie höchstens %n Formular aus.</numerusform>
            <numerusform>Bitte füllen Sie höchstens %n Formulare aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>Please submit at least %n form(s).</source>
        <translation>
            <numerusform>Bitte füllen Sie mindestens %n Formular aus.</numerusform>
            <numerusform>Bitte füllen Sie mindestens %n Formulare aus.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>ManagementForm data is missing or has been tampered with.</source>
        <translation>Die Verwaltungsdaten des Formulars fehlen oder wurden verändert.</translation>
    </message>
    <message>
        <location filename="../core/forms/localtime.cpp" line="+36"/>
        <source>%1 couldn’t be interpreted in time zone %2; it may be ambiguous or it may not exist.</source>
        <translation>%1 lässt sich in der Zeitzone %2 nicht deuten; die Zeit ist mehrdeutig oder es gibt sie nicht.</translation>
    </message>
    <message>
        <location filename="../core/forms/validators/stepsize.cpp" line="+19"/>
        <source>Ensure this value is a multiple of step size %1.</source>
        <translation>Der Wert muss ein Vielfaches von %1 sein.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/jsonfield.cpp" line="-1"/>
        <location filename="../core/forms/validators/storabletext.cpp" line="+18"/>
        <source>Null characters are not allowed.</source>
        <translation>Nullzeichen sind nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../core/forms/validators/storabletext.cpp" line="+3"/>
        <source>Half of a surrogate pair is not a character.</source>
        <translation>Die Hälfte eines Surrogatpaars ist kein Zeichen.</translation>
    </message>
    <message>
        <location filename="../core/forms/widgetspec.cpp" line="+112"/>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../core/forms/widgethtml.cpp" line="+188"/>
        <source>Currently: %1</source>
        <translation>Derzeit: %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../core/forms/widgetspec.cpp" line="-15"/>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../core/forms/inlineformset.cpp" line="+21"/>
        <source>This row does not exist any more. Perhaps it was deleted meanwhile.</source>
        <translation>Diese Zeile gibt es nicht mehr. Vielleicht wurde sie inzwischen gelöscht.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/multivaluefield.cpp" line="+2"/>
        <source>Enter a complete value.</source>
        <translation>Bitte einen vollständigen Wert eingeben.</translation>
    </message>
    <message>
        <location filename="../core/forms/formlayout.cpp" line="+55"/>
        <source>(Hidden field %1) %2</source>
        <translation>(Verstecktes Feld %1) %2</translation>
    </message>
</context>
<context>
    <name>http</name>
    <message>
        <location filename="../core/http/errorwall.cpp" line="+22"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+18"/>
        <source>The page you asked for does not exist. Check the address.</source>
        <translation>Die gewünschte Seite gibt es nicht. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+1"/>
        <source>You do not have permission to see this page or do this.</source>
        <translation>Sie dürfen diese Seite nicht sehen oder dies nicht tun.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What you sent is larger than this site accepts.</source>
        <translation>Was Sie gesendet haben, ist größer, als diese Website annimmt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Your browser sent a request that this site cannot understand.</source>
        <translation>Ihr Browser hat eine Anfrage gesendet, die diese Website nicht versteht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something went wrong on this site. It has been noted; try again later.</source>
        <translation>Auf dieser Website ist etwas schiefgegangen. Es wurde vermerkt; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <location filename="../core/middleware/csrf.cpp" line="+55"/>
        <source>The form was sent from %1, which this site does not trust. An administrator can add it to trusted_origins in the settings.</source>
        <translation>Das Formular kam von %1, dem diese Website nicht vertraut. Ein Administrator kann es in den Einstellungen zu trusted_origins hinzufügen.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Your browser did not say which page the form is on. Allow it to send the Referer header to this site.</source>
        <translation>Ihr Browser sagt nicht, auf welcher Seite das Formular steht. Erlauben Sie ihm, dieser Website den Referer zu senden.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Your browser named a page that is no address as the one the form is on.</source>
        <translation>Was Ihr Browser als Seite des Formulars nennt, ist keine Adresse.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The form is on an insecure page, but was sent to a secure one.</source>
        <translation>Das Formular steht auf einer unsicheren Seite, ging aber an eine sichere.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The form is on a page of %1, which this site does not trust.</source>
        <translation>Das Formular steht auf einer Seite von %1, der diese Website nicht vertraut.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Your browser sent no security cookie. Allow cookies for this site, load the page anew and send the form again.</source>
        <translation>Ihr Browser sendet kein Sicherheits-Cookie. Erlauben Sie Cookies für diese Website, laden Sie die Seite neu und senden Sie das Formular noch einmal.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The form carries no security token. Load the page anew and try again.</source>
        <translation>Dem Formular fehlt das Sicherheitsmerkmal. Laden Sie die Seite neu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The security token of the form is not the present one, perhaps because you logged in meanwhile. Load the page anew and try again.</source>
        <translation>Das Sicherheitsmerkmal des Formulars ist veraltet, vielleicht weil Sie sich inzwischen angemeldet haben. Laden Sie die Seite neu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../core/views/errorpages.cpp" line="+13"/>
        <source>Bad request</source>
        <translation>Ungültige Anfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/html/webadminanswer.cpp" line="-4"/>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+0"/>
        <source>Page not found</source>
        <translation>Seite nicht gefunden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Server error</source>
        <translation>Serverfehler</translation>
    </message>
</context>
<context>
    <name>migrations</name>
    <message>
        <location filename="../core/migrations/migration.cpp" line="+42"/>
        <source>The migration file %1 cannot be used: %2.</source>
        <translation>Die Migrationsdatei %1 ist nicht zu gebrauchen: %2.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>it is larger than 4 MB</source>
        <translation>sie ist größer als 4 MB</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>it holds no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Migration %1: %2.</source>
        <translation>Migration %1: %2.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationplan.cpp" line="+19"/>
        <source>Migration %1 is applied on database &quot;%2&quot; before %3, which it needs; the record in django_migrations is out of order.</source>
        <translation>Migration %1 ist in der Datenbank &quot;%2&quot; vor %3 angewandt, die sie braucht; das Verzeichnis in django_migrations ist durcheinander.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>There is no app &quot;%1&quot; with migrations.</source>
        <translation>Es gibt keine App &quot;%1&quot; mit Migrationen.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>App &quot;%1&quot; has two latest migrations, %2 and %3; let one depend on the other.</source>
        <translation>App &quot;%1&quot; hat zwei letzte Migrationen, %2 und %3; lassen Sie die eine von der anderen abhängen.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationexecutor.cpp" line="+73"/>
        <source>Migration %1 cannot be undone: one of its steps has no way back.</source>
        <translation>Migration %1 lässt sich nicht rückgängig machen: einer ihrer Schritte hat keinen Weg zurück.</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Migration %1, step %2: %3.</source>
        <translation>Migration %1, Schritt %2: %3.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationgraph.cpp" line="+45"/>
        <source>Migration %1 names %2, which does not exist; install its app or correct the dependency.</source>
        <translation>Migration %1 nennt %2, die es nicht gibt; installieren Sie ihre App oder berichtigen Sie die Abhängigkeit.</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>These migrations need each other in a circle: %1.</source>
        <translation>Diese Migrationen brauchen einander im Kreis: %1.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationloader.cpp" line="+65"/>
        <source>App &quot;%1&quot; has no migration whose name starts with &quot;%2&quot;.</source>
        <translation>App &quot;%1&quot; hat keine Migration, deren Name mit &quot;%2&quot; beginnt.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>More than one migration of app &quot;%1&quot; starts with &quot;%2&quot;; be more specific.</source>
        <translation>Mehr als eine Migration der App &quot;%1&quot; beginnt mit &quot;%2&quot;; geben Sie mehr vom Namen an.</translation>
    </message>
    <message>
        <location filename="../core/migrations/operations/onlineoperations.cpp" line="+22"/>
        <source>%1 cannot run in a transaction; write &quot;atomic&quot;: false into its migration file of app &quot;%2&quot;.</source>
        <translation>%1 kann nicht in einer Transaktion laufen; schreiben Sie &quot;atomic&quot;: false in die Migrationsdatei der App „%2“.</translation>
    </message>
    <message>
        <location filename="../core/migrations/operations/postgresqloperations.cpp" line="+46"/>
        <source>The extension &quot;%1&quot; cannot be made in the database &quot;%2&quot;: %3. Install it on the server if it is not there, let a superuser run &quot;%4&quot; in that database, and migrate again.</source>
        <translation>Die Erweiterung „%1“ kann in der Datenbank „%2“ nicht angelegt werden: %3. Installieren Sie sie auf dem Server, falls sie fehlt, lassen Sie einen Superuser in dieser Datenbank „%4“ ausführen, und migrieren Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>orm</name>
    <message>
        <location filename="../core/orm/field.cpp" line="+158"/>
        <source>Value %1 is not a valid choice.</source>
        <translation>%1 ist keine gültige Auswahl.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This field cannot be null.</source>
        <translation>Dieses Feld muss einen Wert haben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This field cannot be blank.</source>
        <translation>Dieses Feld darf nicht leer sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/booleanfield.cpp" line="+33"/>
        <source>“%1” value must be either True, False, or None.</source>
        <translation>„%1“ muss True, False oder None sein.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” value must be either True or False.</source>
        <translation>„%1“ muss True oder False sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/datefield.cpp" line="+37"/>
        <location filename="../core/orm/fields/datetimefield.cpp" line="+51"/>
        <source>“%1” value has the correct format (YYYY-MM-DD) but it is an invalid date.</source>
        <translation>„%1“ hat die richtige Form (JJJJ-MM-TT), ist aber kein Datum.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” value has an invalid date format. It must be in YYYY-MM-DD format.</source>
        <translation>„%1“ ist kein Datum der Form JJJJ-MM-TT.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/datetimefield.cpp" line="-10"/>
        <source>“%1” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.</source>
        <translation>„%1“ hat die richtige Form, ist aber kein Zeitpunkt, den es gibt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>“%1” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.</source>
        <translation>„%1“ ist kein Zeitpunkt der Form JJJJ-MM-TT HH:MM[:ss[.uuuuuu]][TZ].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/arrayfield.cpp" line="+41"/>
        <source>“%1” is no list of values in JSON.</source>
        <translation>„%1“ ist keine Liste von Werten in JSON.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” is no list of values.</source>
        <translation>„%1“ ist keine Liste von Werten.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/hstorefield.cpp" line="+22"/>
        <source>“%1” is no object of texts in JSON.</source>
        <translation>„%1“ ist kein Objekt aus Texten in JSON.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/rangefield.cpp" line="+99"/>
        <source>“%1” is no range with a lower and an upper end.</source>
        <translation>„%1“ ist kein Bereich mit einem unteren und einem oberen Ende.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>The start of the range must not exceed the end of the range.</source>
        <translation>Der Anfang des Bereichs darf nicht hinter seinem Ende liegen.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/decimalfield.cpp" line="+34"/>
        <location filename="../core/orm/validators/limits.cpp" line="+76"/>
        <source>“%1” value must be a decimal number.</source>
        <translation>„%1“ muss eine Dezimalzahl sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/durationfield.cpp" line="+21"/>
        <source>“%1” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.</source>
        <translation>„%1“ ist keine Dauer der Form [TT] [[HH:]MM:]ss[.uuuuuu].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/floatfield.cpp" line="+38"/>
        <source>“%1” value must be a float.</source>
        <translation>„%1“ muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>%1 instance with %2 %3 does not exist.</source>
        <translation type="vanished">Es gibt kein Objekt „%1“ mit %2 %3.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/integerfield.cpp" line="+79"/>
        <source>“%1” value must be an integer.</source>
        <translation>„%1“ muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/ipaddressfield.cpp" line="+33"/>
        <location filename="../core/orm/validators/ipaddress.cpp" line="+50"/>
        <source>Enter a valid IPv4 or IPv6 address.</source>
        <translation>Geben Sie eine gültige IPv4- oder IPv6-Adresse ein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/jsonfield.cpp" line="+17"/>
        <source>Value must be valid JSON.</source>
        <translation>Der Wert muss gültiges JSON sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/timefield.cpp" line="+33"/>
        <source>“%1” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.</source>
        <translation>„%1“ hat die richtige Form, ist aber keine Uhrzeit.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>“%1” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.</source>
        <translation>„%1“ ist keine Uhrzeit der Form HH:MM[:ss[.uuuuuu]].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/uuidfield.cpp" line="+44"/>
        <source>“%1” is not a valid UUID.</source>
        <translation>„%1“ ist keine gültige UUID.</translation>
    </message>
    <message>
        <location filename="../core/orm/constraintcheck.cpp" line="+22"/>
        <source>%1 with this %2 already exists.</source>
        <translation>%1 mit diesem Wert für %2 gibt es schon.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 and %2</source>
        <comment>the last two of a list</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <location filename="../core/orm/fullclean.cpp" line="+185"/>
        <source>%1 must be unique for %2 %3.</source>
        <translation>%1 darf es je %2 %3 nur einmal geben.</translation>
    </message>
    <message>
        <location filename="../core/orm/constraintcheck.cpp" line="+132"/>
        <source>Constraint “%1” is violated.</source>
        <translation>Die Bedingung „%1“ ist verletzt.</translation>
    </message>
    <message>
        <location filename="../core/orm/relationresolver.cpp" line="+124"/>
        <source>%1-%2 relationship</source>
        <translation>Beziehung %1–%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1-%2 relationships</source>
        <translation>Beziehungen %1–%2</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/ipaddress.cpp" line="-2"/>
        <source>Enter a valid IPv4 address.</source>
        <translation>Geben Sie eine gültige IPv4-Adresse ein.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a valid IPv6 address.</source>
        <translation>Geben Sie eine gültige IPv6-Adresse ein.</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/limits.cpp" line="-49"/>
        <source>Ensure this value has at most 1 character (it has %1).</source>
        <translation>Höchstens 1 Zeichen ist erlaubt (es sind %1).</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure this value has at most %n characters (it has %1).</source>
        <translation>
            <numerusform>Höchstens %n Zeichen ist erlaubt (es sind %1).</numerusform>
            <numerusform>Höchstens %n Zeichen sind erlaubt (es sind %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Ensure this value has at least 1 character (it has %1).</source>
        <translation>Mindestens 1 Zeichen ist nötig (es sind %1).</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure this value has at least %n characters (it has %1).</source>
        <translation>
            <numerusform>Mindestens %n Zeichen ist nötig (es sind %1).</numerusform>
            <numerusform>Mindestens %n Zeichen sind nötig (es sind %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Ensure this value is less than or equal to %1.</source>
        <translation>Der Wert darf höchstens %1 sein.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Ensure this value is greater than or equal to %1.</source>
        <translation>Der Wert muss mindestens %1 sein.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Ensure that there are no more than 1 digit in total.</source>
        <translation>Insgesamt ist höchstens 1 Ziffer erlaubt.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure that there are no more than %n digits in total.</source>
        <translation>
            <numerusform>Insgesamt ist höchstens %n Ziffer erlaubt.</numerusform>
            <numerusform>Insgesamt sind höchstens %n Ziffern erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Ensure that there are no more than 1 decimal place.</source>
        <translation>Höchstens 1 Nachkommastelle ist erlaubt.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure that there are no more than %n decimal places.</source>
        <translation>
            <numerusform>Höchstens %n Nachkommastelle ist erlaubt.</numerusform>
            <numerusform>Höchstens %n Nachkommastellen sind erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Ensure that there are no more than 1 digit before the decimal point.</source>
        <translation>Vor dem Komma ist höchstens 1 Ziffer erlaubt.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>Ensure that there are no more than %n digits before the decimal point.</source>
        <translation>
            <numerusform>Vor dem Komma ist höchstens %n Ziffer erlaubt.</numerusform>
            <numerusform>Vor dem Komma sind höchstens %n Ziffern erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/orm/validators/text.cpp" line="+12"/>
        <source>Enter a valid value.</source>
        <translation>Geben Sie einen gültigen Wert ein.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.</source>
        <translation>Erlaubt sind hier nur Buchstaben, Ziffern, Unterstriche und Bindestriche.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.</source>
        <translation>Erlaubt sind hier nur Buchstaben von A bis Z, Ziffern, Unterstriche und Bindestriche.</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Enter a valid email address.</source>
        <translation>Geben Sie eine gültige E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Enter a valid URL.</source>
        <translation>Geben Sie eine gültige URL ein.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Enter a valid domain name.</source>
        <translation>Bitte einen gültigen Domainnamen eingeben.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Null characters are not allowed.</source>
        <translation>Nullzeichen sind nicht erlaubt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>File extension “%1” is not allowed. Allowed extensions are: %2.</source>
        <translation>Die Dateiendung „%1“ ist nicht erlaubt. Erlaubt sind: %2.</translation>
    </message>
    <message>
        <location filename="../core/orm/columnvalue.cpp" line="+58"/>
        <source>%1 takes %2 characters at most, but the value has %3: %4</source>
        <translation>%1 nimmt höchstens %2 Zeichen, der Wert hat aber %3: %4</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>%1 cannot hold the number %2; the largest is %3.</source>
        <translation>%1 kann die Zahl %2 nicht aufnehmen; die größte ist %3.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/foreignkeyfield.cpp" line="+59"/>
        <source>%1 instance with %2 %3 is not a valid choice.</source>
        <translation>%1 mit %2 %3 ist keine gültige Auswahl.</translation>
    </message>
    <message>
        <location filename="../core/orm/columnvalue.cpp" line="-22"/>
        <source>%1 cannot hold a NUL character, as in %2.</source>
        <translation>%1 kann kein NUL-Zeichen enthalten, wie in %2.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/arrayfield.cpp" line="+20"/>
        <source>Item %1 in the array did not validate: %2</source>
        <translation>Element %1 der Liste ist nicht gültig: %2</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Nested arrays must have the same length.</source>
        <translation>Verschachtelte Listen müssen gleich lang sein.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/hstorefield.cpp" line="+11"/>
        <source>The value of “%1” is not a string or null.</source>
        <translation>Der Wert von „%1“ ist weder Text noch leer.</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/containers.cpp" line="+27"/>
        <source>List contains 1 item, it should contain no fewer than %1.</source>
        <translation>Die Liste enthält 1 Element, sie sollte mindestens %1 enthalten.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Some keys were missing: %1</source>
        <translation>Einige Schlüssel fehlen: %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Some unknown keys were provided: %1</source>
        <translation>Einige unbekannte Schlüssel wurden angegeben: %1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Ensure that the upper bound of the range is not greater than %1.</source>
        <translation>Das obere Ende des Bereichs darf nicht größer als %1 sein.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Ensure that the lower bound of the range is not less than %1.</source>
        <translation>Das untere Ende des Bereichs darf nicht kleiner als %1 sein.</translation>
    </message>
    <message numerus="yes">
        <location line="-72"/>
        <source>List contains %n items, it should contain no more than %1.</source>
        <translation>
            <numerusform>Die Liste enthält %n Element, sie sollte höchstens %1 enthalten.</numerusform>
            <numerusform>Die Liste enthält %n Elemente, sie sollte höchstens %1 enthalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>List contains %n items, it should contain no fewer than %1.</source>
        <translation>
            <numerusform>Die Liste enthält %n Element, sie sollte mindestens %1 enthalten.</numerusform>
            <numerusform>Die Liste enthält %n Elemente, sie sollte mindestens %1 enthalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>redirects</name>
    <message>
        <location filename="../plugins/redirects/redirectsplugin.cpp" line="+12"/>
        <source>redirect</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>site</source>
        <translation>Website</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>redirect from</source>
        <translation>Weiterleiten von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This should be an absolute path, excluding the domain name. Example: “/events/search/”.</source>
        <translation>Ein absoluter Pfad ohne Domäne, zum Beispiel „/termine/suche/“.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>redirect to</source>
        <translation>Weiterleiten nach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This can be either an absolute path (as above) or a full URL starting with a scheme such as “https://”.</source>
        <translation>Ein absoluter Pfad wie oben oder eine vollständige URL, die etwa mit „https://“ beginnt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message>
        <location filename="../core/sessions/session.cpp" line="+8"/>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>session key</source>
        <translation>Sitzungsschlüssel</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>session data</source>
        <translation>Sitzungsdaten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>expire date</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="+42"/>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>sitemaps</name>
    <message>
        <location filename="../plugins/sitemaps/sitemapsplugin.cpp" line="+15"/>
        <source>Site maps</source>
        <translation>Sitemaps</translation>
    </message>
</context>
<context>
    <name>sites</name>
    <message>
        <location filename="../plugins/sites/sitesplugin.cpp" line="+17"/>
        <source>The domain name cannot contain any spaces or tabs.</source>
        <translation>Ein Domänenname darf keine Leerzeichen oder Tabulatoren enthalten.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site</source>
        <translation>Website</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>domain name</source>
        <translation>Domänenname</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <location filename="../build/translations/templates.cpp" line="+204"/>
        <source>Time</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>Zeit</translation>
    </message>
    <message numerus="yes">
        <location line="-22"/>
        <source>%(left)s recovery code is left.</source>
        <extracomment>resources/admin/templates/admin/account.html:7</extracomment>
        <translation>
            <numerusform>%(left)s Notfallcode ist übrig.</numerusform>
            <numerusform>%(left)s Notfallcodes sind übrig.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+184"/>
        <source>Code</source>
        <extracomment>resources/admin/templates/admin/includes/code_field.html:1</extracomment>
        <translation>Code</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open an authenticator program on your telephone.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:2</extracomment>
        <translation>Öffnen Sie auf Ihrem Telefon ein Programm für Einmalcodes.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Scan this picture with it, or type the key below it.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:3</extracomment>
        <translation>Fotografieren Sie damit dieses Bild, oder geben Sie den Schlüssel darunter ein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Type the code of six digits that it shows.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:4</extracomment>
        <translation>Geben Sie den sechsstelligen Code ein, den es zeigt.</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>Your account needs a code beside the password each time you log in.</source>
        <extracomment>resources/admin/templates/admin/login_code.html:3</extracomment>
        <translation>Ihr Konto braucht bei jeder Anmeldung neben dem Passwort einen Code.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Type the code that your authenticator program shows now, or one of your recovery codes.</source>
        <extracomment>resources/admin/templates/admin/login_code.html:5</extracomment>
        <translation>Geben Sie den Code ein, den Ihr Programm gerade zeigt, oder einen Ihrer Notfallcodes.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel</source>
        <extracomment>resources/admin/templates/admin/login_code.html:9</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Codes are on. Write these recovery codes down, or print them: each lets you in once without your telephone. They are not shown again.</source>
        <extracomment>resources/admin/templates/admin/recovery_codes.html:3</extracomment>
        <translation>Die Codes sind eingeschaltet. Schreiben Sie diese Notfallcodes auf oder drucken Sie sie aus: Jeder lässt Sie einmal ohne Telefon hinein. Sie werden nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>I have written them down</source>
        <extracomment>resources/admin/templates/admin/recovery_codes.html:5</extracomment>
        <translation>Ich habe sie aufgeschrieben</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Forgotten your password? Enter your email address below, and we’ll email instructions for setting a new one.</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:3</extracomment>
        <translation>Passwort vergessen? Geben Sie Ihre E-Mail-Adresse ein; Sie bekommen eine E-Mail mit einem Link für ein neues.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Email address:</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:5</extracomment>
        <translation>E-Mail-Adresse:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reset my password</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:6</extracomment>
        <translation>Mein Passwort zurücksetzen</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>Please enter your new password twice so we can verify you typed it in correctly.</source>
        <extracomment>resources/admin/templates/admin/password_reset_confirm.html:4</extracomment>
        <translation>Bitte geben Sie das neue Passwort zweimal ein, damit Tippfehler auffallen.</translation>
    </message>
    <message>
        <location line="-326"/>
        <source>Codes are on.</source>
        <extracomment>resources/admin/templates/admin/account.html:7</extracomment>
        <translation>Die Codes sind eingeschaltet.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Each change needs a code.</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:7</extracomment>
        <translation>Jede Änderung braucht einen Code.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Make new recovery codes</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:10</extracomment>
        <translation>Neue Notfallcodes machen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your groups demand codes: they cannot be turned off.</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:11</extracomment>
        <translation>Ihre Gruppen verlangen Codes: Sie lassen sich nicht ausschalten.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Turn codes off</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:11</extracomment>
        <translation>Codes ausschalten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Turn codes on</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:12</extracomment>
        <translation>Codes einschalten</translation>
    </message>
    <message>
        <location line="-46"/>
        <source>Password and codes</source>
        <extracomment>resources/admin/templates/admin/account.html:4</extracomment>
        <translation>Passwort und Codes</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Codes at log-in …</source>
        <extracomment>resources/admin/templates/admin/account.html:6</extracomment>
        <translation>Codes bei der Anmeldung …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Turn on codes at log-in …</source>
        <extracomment>resources/admin/templates/admin/account.html:6</extracomment>
        <translation>Codes bei der Anmeldung einschalten …</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where you are logged in</source>
        <extracomment>resources/admin/templates/admin/account.html:10</extracomment>
        <translation>Wo Sie angemeldet sind</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Since</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>Seit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Address</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Program</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>Programm</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ends</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>Endet</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This session</source>
        <extracomment>resources/admin/templates/admin/account.html:13</extracomment>
        <translation>Diese Sitzung</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Log out everywhere else</source>
        <extracomment>resources/admin/templates/admin/account.html:15</extracomment>
        <translation>Überall sonst abmelden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What happened lately</source>
        <extracomment>resources/admin/templates/admin/account.html:19</extracomment>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Event</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Detail</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%%1 of %%2 selected</source>
        <extracomment>resources/admin/templates/admin/actions.html:5</extracomment>
        <translation>%%1 von %%2 ausgewählt</translation>
    </message>
    <message>
        <location line="+204"/>
        <source>Your account</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:15</extracomment>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Forgotten your login credentials?</source>
        <extracomment>resources/admin/templates/admin/login.html:10</extracomment>
        <translation>Anmeldedaten vergessen?</translation>
    </message>
    <message>
        <location line="-462"/>
        <source>January</source>
        <extracomment>template engine</extracomment>
        <translation>Januar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>February</source>
        <extracomment>template engine</extracomment>
        <translation>Februar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <extracomment>template engine</extracomment>
        <translation>März</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <extracomment>template engine</extracomment>
        <translation>April</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <extracomment>template engine</extracomment>
        <translation>Mai</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <extracomment>template engine</extracomment>
        <translation>Juni</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <extracomment>template engine</extracomment>
        <translation>Juli</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>August</source>
        <extracomment>template engine</extracomment>
        <translation>August</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>September</source>
        <extracomment>template engine</extracomment>
        <translation>September</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>October</source>
        <extracomment>template engine</extracomment>
        <translation>Oktober</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>November</source>
        <extracomment>template engine</extracomment>
        <translation>November</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>December</source>
        <extracomment>template engine</extracomment>
        <translation>Dezember</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>January</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Januar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>February</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Februar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>März</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>April</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Mai</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Juni</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Juli</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>August</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>August</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>September</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>September</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>October</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Oktober</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>November</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>November</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>December</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Dezember</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jan.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Jan.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Feb.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Feb.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>März</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>April</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Mai</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Juni</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Juli</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Aug.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Aug.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sept.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Sept.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Oct.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Okt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nov.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Nov.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dec.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>Dez.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jan</source>
        <extracomment>template engine</extracomment>
        <translation>Jan</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>feb</source>
        <extracomment>template engine</extracomment>
        <translation>Feb</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>mar</source>
        <extracomment>template engine</extracomment>
        <translation>Mär</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>apr</source>
        <extracomment>template engine</extracomment>
        <translation>Apr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>may</source>
        <extracomment>template engine</extracomment>
        <translation>Mai</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jun</source>
        <extracomment>template engine</extracomment>
        <translation>Jun</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jul</source>
        <extracomment>template engine</extracomment>
        <translation>Jul</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>aug</source>
        <extracomment>template engine</extracomment>
        <translation>Aug</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>sep</source>
        <extracomment>template engine</extracomment>
        <translation>Sep</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>oct</source>
        <extracomment>template engine</extracomment>
        <translation>Okt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>nov</source>
        <extracomment>template engine</extracomment>
        <translation>Nov</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>dec</source>
        <extracomment>template engine</extracomment>
        <translation>Dez</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Monday</source>
        <extracomment>template engine</extracomment>
        <translation>Montag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tuesday</source>
        <extracomment>template engine</extracomment>
        <translation>Dienstag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Wednesday</source>
        <extracomment>template engine</extracomment>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Thursday</source>
        <extracomment>template engine</extracomment>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Friday</source>
        <extracomment>template engine</extracomment>
        <translation>Freitag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Saturday</source>
        <extracomment>template engine</extracomment>
        <translation>Samstag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sunday</source>
        <extracomment>template engine</extracomment>
        <translation>Sonntag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mon</source>
        <extracomment>template engine</extracomment>
        <translation>Mo</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tue</source>
        <extracomment>template engine</extracomment>
        <translation>Di</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Wed</source>
        <extracomment>template engine</extracomment>
        <translation>Mi</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Thu</source>
        <extracomment>template engine</extracomment>
        <translation>Do</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fri</source>
        <extracomment>template engine</extracomment>
        <translation>Fr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sat</source>
        <extracomment>template engine</extracomment>
        <translation>Sa</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sun</source>
        <extracomment>template engine</extracomment>
        <translation>So</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a.m.</source>
        <extracomment>template engine</extracomment>
        <translation>vorm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>p.m.</source>
        <extracomment>template engine</extracomment>
        <translation>nachm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>AM</source>
        <extracomment>template engine</extracomment>
        <translation>vorm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>PM</source>
        <extracomment>template engine</extracomment>
        <translation>nachm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>midnight</source>
        <extracomment>template engine</extracomment>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>noon</source>
        <extracomment>template engine</extracomment>
        <translation>Mittag</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d year</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Jahr</numerusform>
            <numerusform>%(num)d Jahre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d month</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Monat</numerusform>
            <numerusform>%(num)d Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d week</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Woche</numerusform>
            <numerusform>%(num)d Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d day</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Tag</numerusform>
            <numerusform>%(num)d Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d hour</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Stunde</numerusform>
            <numerusform>%(num)d Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d minute</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d Minute</numerusform>
            <numerusform>%(num)d Minuten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>, </source>
        <extracomment>template engine</extracomment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(size)d byte</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(size)d Byte</numerusform>
            <numerusform>%(size)d Bytes</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s KB</source>
        <extracomment>template engine</extracomment>
        <translation>%s KB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s MB</source>
        <extracomment>template engine</extracomment>
        <translation>%s MB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s GB</source>
        <extracomment>template engine</extracomment>
        <translation>%s GB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s TB</source>
        <extracomment>template engine</extracomment>
        <translation>%s TB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s PB</source>
        <extracomment>template engine</extracomment>
        <translation>%s PB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>yes,no,maybe</source>
        <extracomment>template engine</extracomment>
        <translation>ja,nein,vielleicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Arabic</source>
        <extracomment>template engine</extracomment>
        <translation>Arabisch</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>English</source>
        <extracomment>template engine</extracomment>
        <translation>Englisch</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>German</source>
        <extracomment>template engine</extracomment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Actions</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>Aktionen</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Action:</source>
        <extracomment>resources/admin/templates/admin/actions.html:3</extracomment>
        <translation>Aktion:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose …</source>
        <extracomment>resources/admin/templates/admin/actions.html:3</extracomment>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Run</source>
        <extracomment>resources/admin/templates/admin/actions.html:4</extracomment>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <extracomment>resources/admin/templates/admin/actions.html:5</extracomment>
        <translation type="vanished">%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Clear selection</source>
        <extracomment>resources/admin/templates/admin/actions.html:8</extracomment>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Error:</source>
        <extracomment>resources/admin/templates/admin/base.html:7</extracomment>
        <translation>Fehler:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing found</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Available: %%1</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">Verfügbar: %%1</translation>
    </message>
    <message>
        <source>Chosen: %%1</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">Ausgewählt: %%1</translation>
    </message>
    <message>
        <source>Your clock is %%1 h ahead of the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">Ihre Uhr geht der des Servers um %%1 h vor; gemeint ist hier dessen Zeit.</translation>
    </message>
    <message>
        <source>Your clock is %%1 h behind the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">Ihre Uhr geht der des Servers um %%1 h nach; gemeint ist hier dessen Zeit.</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Skip to main content</source>
        <extracomment>resources/admin/templates/admin/base.html:18</extracomment>
        <translation>Zum Inhalt springen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Menu</source>
        <extracomment>resources/admin/templates/admin/base.html:22</extracomment>
        <translation>Menü</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Breadcrumbs</source>
        <extracomment>resources/admin/templates/admin/base.html:31</extracomment>
        <translation>Sie sind hier</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>History</source>
        <extracomment>resources/admin/templates/admin/change_form_object_tools.html:3</extracomment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View on site</source>
        <extracomment>resources/admin/templates/admin/change_form_object_tools.html:5</extracomment>
        <translation>Auf der Website ansehen</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>This object was deleted while you were editing it. What you typed is still here; saving makes a new object of it.</source>
        <extracomment>resources/admin/templates/admin/change_form.html:12</extracomment>
        <translation>Dieses Objekt wurde gelöscht, während Sie es bearbeiteten. Was Sie eingegeben haben, ist noch da; durch Sichern wird ein neues Objekt daraus.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>You have unsaved changes in the list. If you run an action, they will be lost.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:9</extracomment>
        <translation>Sie haben in der Liste nicht gesicherte Änderungen. Wenn Sie eine Aktion ausführen, gehen sie verloren.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You have chosen an action, but not run it. Save the list without running it?</source>
        <extracomment>resources/admin/templates/admin/change_list.html:9</extracomment>
        <translation>Sie haben eine Aktion gewählt, aber nicht ausgeführt. Die Liste sichern, ohne sie auszuführen?</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing matches your search and filters.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:19</extracomment>
        <translation>Nichts passt zu Suche und Filtern.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing here yet.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:19</extracomment>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show everything</source>
        <extracomment>resources/admin/templates/admin/change_list.html:20</extracomment>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Select all objects on this page for an action</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:5</extracomment>
        <translation>Alle Objekte dieser Seite für eine Aktion auswählen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove from sorting</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:6</extracomment>
        <translation>Aus der Sortierung nehmen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select %(name)s</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:10</extracomment>
        <translation>%(name)s auswählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dates</source>
        <extracomment>resources/admin/templates/admin/date_hierarchy.html:2</extracomment>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Deleting this would delete related objects, and your account may not delete objects of these kinds:</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:6</extracomment>
        <translation>Dabei würden zugehörige Objekte gelöscht, und Ihr Konto darf Objekte dieser Arten nicht löschen:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This cannot be deleted while these protected objects refer to it:</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:7</extracomment>
        <translation>Das kann nicht gelöscht werden, solange diese geschützten Objekte darauf verweisen:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Summary</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:9</extracomment>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>Objects</source>
        <extracomment>resources/admin/templates/admin/action_page.html:10</extracomment>
        <translation>Objekte</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Yes, I’m sure</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:15</extracomment>
        <translation>Ja, ganz sicher</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>No, take me back</source>
        <extracomment>resources/admin/templates/admin/action_page.html:11</extracomment>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Back</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:16</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Restore</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Open %(name)s</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>%(name)s öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>Ändern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Delete?</source>
        <extracomment>resources/admin/templates/admin/edit_inline/tabular.html:7</extracomment>
        <translation>Löschen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More</source>
        <extracomment>resources/admin/templates/admin/edit_inline/tabular.html:7</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Filter</source>
        <extracomment>resources/admin/templates/admin/filter.html:3</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close the filters</source>
        <extracomment>resources/admin/templates/admin/filter.html:3</extracomment>
        <translation>Die Filter schließen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hide counts</source>
        <extracomment>resources/admin/templates/admin/filter.html:5</extracomment>
        <translation>Anzahlen verbergen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show counts</source>
        <extracomment>resources/admin/templates/admin/filter.html:5</extracomment>
        <translation>Anzahlen zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear all filters</source>
        <extracomment>resources/admin/templates/admin/filter.html:6</extracomment>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>By %(title)s</source>
        <extracomment>resources/admin/templates/admin/list_filter.html:3</extracomment>
        <translation>Nach %(title)s</translation>
    </message>
    <message>
        <location line="-82"/>
        <source>Field</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Before</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>Vorher</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Yours</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>Ihres</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not touched</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:11</extracomment>
        <translation>unberührt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>A model, a page or an action …</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation type="vanished">Ein Modell, eine Seite oder eine Aktion …</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Search</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation>Suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Results</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:4</extracomment>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keyboard shortcuts</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:8</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Go to a model, a page or an action</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:9</extracomment>
        <translation type="vanished">Zu einem Modell, einer Seite oder einer Aktion gehen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Search in the list</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:11</extracomment>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To the start page</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:12</extracomment>
        <translation>Zur Startseite</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add an object</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:13</extracomment>
        <translation>Ein Objekt hinzufügen</translation>
    </message>
    <message>
        <location line="-112"/>
        <source>Save</source>
        <extracomment>resources/admin/templates/admin/change_list.html:16</extracomment>
        <translation>Sichern</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>Hold while clicking boxes to choose a range</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:15</extracomment>
        <translation>Beim Anklicken der Kästchen gedrückt halten, um einen Bereich auszuwählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This help</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:16</extracomment>
        <translation>Diese Hilfe</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close, or clear a filter</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:17</extracomment>
        <translation>Schließen oder einen Filter aufheben</translation>
    </message>
    <message>
        <location line="-168"/>
        <source>Close</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <location line="+196"/>
        <source>Change the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>Das ausgewählte Objekt ändern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Add another object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>Noch ein Objekt hinzufügen</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Look up</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>Sections</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:2</extracomment>
        <translation>Bereiche</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close the menu</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:3</extracomment>
        <translation>Das Menü schließen</translation>
    </message>
    <message>
        <location line="+116"/>
        <source>Site</source>
        <extracomment>resources/demo/templates/base.html:13</extracomment>
        <translation>Website</translation>
    </message>
    <message>
        <location line="-292"/>
        <source>Filter …</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Filtern …</translation>
    </message>
    <message>
        <location line="+178"/>
        <source>Filter the sections</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:4</extracomment>
        <translation>Die Bereiche filtern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add to %(name)s</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:12</extracomment>
        <translation>Zu %(name)s hinzufügen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to …</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:3</extracomment>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View site</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:5</extracomment>
        <translation>Website ansehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:7</extracomment>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: automatic</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>Farbschema: automatisch</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: light</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>Farbschema: hell</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: dark</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>Farbschema: dunkel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signed in as</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:14</extracomment>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <location line="-260"/>
        <source>Change password</source>
        <extracomment>resources/admin/templates/admin/account.html:5</extracomment>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Log out</source>
        <extracomment>resources/admin/templates/admin/account.html:13</extracomment>
        <translation>Abmelden</translation>
    </message>
    <message>
        <location line="+250"/>
        <source>View only</source>
        <extracomment>resources/admin/templates/admin/index.html:13</extracomment>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You don’t have permission to view or edit anything.</source>
        <extracomment>resources/admin/templates/admin/index.html:19</extracomment>
        <translation>Sie dürfen hier nichts ansehen oder bearbeiten.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>My actions</source>
        <extracomment>resources/admin/templates/admin/index.html:25</extracomment>
        <translation>Meine Aktionen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None available</source>
        <extracomment>resources/admin/templates/admin/index.html:34</extracomment>
        <translation>Nichts verfügbar</translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>resources/admin/templates/admin/login.html:12</extracomment>
        <translation type="vanished">Benutzername</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Password</source>
        <extracomment>resources/admin/templates/admin/login.html:7</extracomment>
        <translation>Passwort</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Log in</source>
        <extracomment>resources/admin/templates/admin/login.html:9</extracomment>
        <translation>Anmelden</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Date/time</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <location line="-150"/>
        <source>User</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="-78"/>
        <source>Available: {name}</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Verfügbar: {name}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Chosen: {name}</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Ausgewählt: {name}</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Your clock is {hours} h ahead of the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Ihre Uhr geht der des Servers um {hours} h vor; gemeint ist hier dessen Zeit.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your clock is {hours} h behind the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Ihre Uhr geht der des Servers um {hours} h nach; gemeint ist hier dessen Zeit.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>In the background</source>
        <extracomment>resources/admin/templates/admin/base.html:46</extracomment>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>All on this page</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:5</extracomment>
        <translation>Alle auf dieser Seite</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reverse the order of this column</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:6</extracomment>
        <translation>Reihenfolge dieser Spalte umkehren</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Stopping …</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:5</extracomment>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:5</extracomment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%(done)s of %(total)s</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:7</extracomment>
        <translation>%(done)s von %(total)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Store %(name)s</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:9</extracomment>
        <translation>%(name)s speichern</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>Differences</source>
        <extracomment>resources/admin/templates/admin/object_history.html:3</extracomment>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>After</source>
        <extracomment>resources/admin/templates/admin/object_history.html:5</extracomment>
        <translation>Nachher</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>These versions are the same.</source>
        <extracomment>resources/admin/templates/admin/object_history.html:7</extracomment>
        <translation>Diese Fassungen sind gleich.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Compare</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Action</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>Aktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From the version of %(time)s</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>Von der Fassung von %(time)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To the version of %(time)s</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>Zur Fassung von %(time)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>Bis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Compare the chosen versions</source>
        <extracomment>resources/admin/templates/admin/object_history.html:18</extracomment>
        <translation>Die gewählten Fassungen vergleichen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This object has no history. It probably was not added here.</source>
        <extracomment>resources/admin/templates/admin/object_history.html:21</extracomment>
        <translation>Dieses Objekt hat keinen Verlauf. Es wurde wohl nicht hier hinzugefügt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pages</source>
        <extracomment>resources/admin/templates/admin/pagination.html:3</extracomment>
        <translation>Seiten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Previous</source>
        <extracomment>resources/admin/templates/admin/pagination.html:4</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Next</source>
        <extracomment>resources/admin/templates/admin/pagination.html:6</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show all</source>
        <extracomment>resources/admin/templates/admin/pagination.html:7</extracomment>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please correct the error below.</source>
        <extracomment>resources/admin/templates/admin/password_change_form.html:4</extracomment>
        <translation>Bitte berichtigen Sie den Fehler unten.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Change my password</source>
        <extracomment>resources/admin/templates/admin/password_reset_confirm.html:8</extracomment>
        <translation>Mein Passwort ändern</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Saved</source>
        <extracomment>resources/admin/templates/admin/popup_response.html:2</extracomment>
        <translation>Gesichert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Saved. You may close this window.</source>
        <extracomment>resources/admin/templates/admin/popup_response.html:4</extracomment>
        <translation>Gesichert. Sie können dieses Fenster schließen.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Search %(name)s</source>
        <extracomment>resources/admin/templates/admin/search_form.html:5</extracomment>
        <translation>%(name)s durchsuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Search …</source>
        <extracomment>resources/admin/templates/admin/search_form.html:6</extracomment>
        <translation>Suchen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save as new</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:4</extracomment>
        <translation>Als neu sichern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save and add another</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:5</extracomment>
        <translation>Sichern und neu hinzufügen</translation>
    </message>
    <message>
        <source>Save and continue editing</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:6</extracomment>
        <translation type="vanished">Sichern und weiter bearbeiten</translation>
    </message>
    <message>
        <location line="-88"/>
        <source>View the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>Das gewählte Objekt ansehen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>Das gewählte Objekt löschen</translation>
    </message>
    <message>
        <source>Available: %1</source>
        <translation type="vanished">Verfügbar: %1</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation type="vanished">Gewählt: %1</translation>
    </message>
    <message>
        <location line="-190"/>
        <source>Choose</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Wählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose all</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove all</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other usual values</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Andere übliche Werte</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Midnight</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>6 a.m.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>6 Uhr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Noon</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Mittag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>6 p.m.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>18 Uhr</translation>
    </message>
    <message>
        <source>Your clock is %1 h ahead of the server’s, whose time is meant here.</source>
        <translation type="vanished">Ihre Uhr geht der des Servers, deren Zeit hier gemeint ist, um %1 h vor.</translation>
    </message>
    <message>
        <source>Your clock is %1 h behind the server’s, whose time is meant here.</source>
        <translation type="vanished">Ihre Uhr geht der des Servers, deren Zeit hier gemeint ist, um %1 h nach.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Deleted</source>
        <extracomment>resources/admin/templates/admin/change_list_object_tools.html:3</extracomment>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Object</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>Objekt</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Restoring opens a form with the values that the object had; saving it makes the object anew.</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:4</extracomment>
        <translation>Wiederherstellen öffnet ein Formular mit den Werten des Objekts; Sichern legt es neu an.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Nothing that was deleted here has been kept.</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:11</extracomment>
        <translation>Von Gelöschtem ist hier nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Restore %(name)s</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:8</extracomment>
        <translation type="vanished">%(name)s wiederherstellen</translation>
    </message>
    <message>
        <location line="+124"/>
        <source>Key of %(title)s</source>
        <extracomment>resources/admin/templates/admin/list_filter.html:6</extracomment>
        <translation>Schlüssel von %(title)s</translation>
    </message>
    <message>
        <location line="-238"/>
        <source>Please correct the errors below.</source>
        <extracomment>resources/admin/templates/admin/action_page.html:5</extracomment>
        <translation>Bitte korrigieren Sie die Fehler unten.</translation>
    </message>
    <message>
        <location line="+120"/>
        <source>View %(name)s on site</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>%(name)s auf der Website ansehen</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>This page</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One result</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>Ein Ergebnis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{n} results</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>{n} Ergebnisse</translation>
    </message>
    <message>
        <location line="-142"/>
        <source>The server did not answer. Type on to try again.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Der Server hat nicht geantwortet. Weitertippen versucht es noch einmal.</translation>
    </message>
    <message>
        <location line="+144"/>
        <source>You are no longer logged in. Load this page again.</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>Sie sind nicht mehr angemeldet. Laden Sie diese Seite neu.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A model, an object or an action …</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation>Ein Modell, ein Objekt oder eine Aktion …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Go to a model or an object, or run an action</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:10</extracomment>
        <translation>Zu einem Modell oder Objekt gehen oder eine Aktion ausführen</translation>
    </message>
    <message>
        <location line="-152"/>
        <source>Move up</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Nach oben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Move down</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>Nach unten</translation>
    </message>
</context>
</TS>
