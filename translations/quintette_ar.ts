<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>accounts</name>
    <message numerus="yes">
        <location filename="../core/auth/protection/logingate.cpp" line="+65"/>
        <source>Too many failed attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا الآن.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد دقيقة.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد دقيقتين.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n دقائق.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n دقيقة.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n دقيقة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-2"/>
        <source>Too many failed attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا الآن.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد ثانية.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد ثانيتين.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n ثوانٍ.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n ثانية.</numerusform>
            <numerusform>محاولات فاشلة كثيرة. حاول مجددًا بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/auth/protection/accountevents.cpp" line="+24"/>
        <source>Logged in</source>
        <translation>تسجيل دخول</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed to log in</source>
        <translation>فشل تسجيل الدخول</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Must wait</source>
        <translation>يجب الانتظار</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logged out</source>
        <translation>تسجيل خروج</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unlocked</source>
        <translation>رُفع القفل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Password changed</source>
        <translation>تغيرت كلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Password set by a link from a mail</source>
        <translation>عُيّنت كلمة المرور برابط من رسالة بريد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rights changed</source>
        <translation>تغيرت الصلاحيات</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Codes at log-in turned on</source>
        <translation>فُعّلت رموز الدخول</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Codes at log-in turned off</source>
        <translation>أُلغيت رموز الدخول</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Recovery code used</source>
        <translation>استُخدم رمز استرداد</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Session ended</source>
        <translation>انتهت الجلسة</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="+72"/>
        <location filename="../admin/site/authadmin.cpp" line="+232"/>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <location filename="../core/auth/protection/accountmodels.cpp" line="+19"/>
        <source>throttled log-in</source>
        <translation>دخول مُبطَّأ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>throttled log-ins</source>
        <translation>عمليات دخول مُبطَّأة</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>second factor</source>
        <translation>عامل ثانٍ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>second factors</source>
        <translation>عوامل ثانية</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>account event</source>
        <translation>حدث حساب</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>account events</source>
        <translation>أحداث الحسابات</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/site/accountactions.cpp" line="+56"/>
        <source>event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>user ID</source>
        <translation>معرّف المستخدم</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>program</source>
        <translation>البرنامج</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>detail</source>
        <translation>التفصيل</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="+133"/>
        <source>That took too long. Please log in again.</source>
        <translation>استغرق ذلك وقتًا طويلًا. سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="+106"/>
        <location filename="../admin/html/loginview.cpp" line="+10"/>
        <source>Turn on codes</source>
        <translation>تفعيل الرموز</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="+1"/>
        <source>Enter your code</source>
        <translation>أدخل رمزك</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="-6"/>
        <location filename="../admin/html/loginview.cpp" line="+9"/>
        <source>Recovery codes</source>
        <translation>رموز الاسترداد</translation>
    </message>
    <message>
        <location line="+33"/>
        <location line="+5"/>
        <location filename="../admin/html/loginview.cpp" line="+16"/>
        <source>That code is not right, or was used already.</source>
        <translation>هذا الرمز غير صحيح أو سبق استخدامه.</translation>
    </message>
    <message>
        <location line="-88"/>
        <source>You are logged out everywhere else.</source>
        <translation>سُجّل خروجك من كل مكان آخر.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>That session has ended.</source>
        <translation>انتهت تلك الجلسة.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no such session any more.</source>
        <translation>لم تعد هذه الجلسة موجودة.</translation>
    </message>
    <message>
        <location line="+18"/>
        <location line="+39"/>
        <source>Your account</source>
        <translation>حسابك</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>Codes cannot be turned on before the site’s host has run “migrate”.</source>
        <translation>لا يمكن تفعيل الرموز قبل أن يشغّل مستضيف الموقع الأمر «migrate».</translation>
    </message>
    <message>
        <location line="+14"/>
        <location line="+8"/>
        <source>Codes at log-in</source>
        <translation>رموز الدخول</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Codes are turned off.</source>
        <translation>أُلغيت الرموز.</translation>
    </message>
    <message>
        <location filename="../core/auth/login/passwordreset.cpp" line="+31"/>
        <source>Password reset on %1</source>
        <translation>إعادة تعيين كلمة المرور في %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Somebody, probably you, asked for a new password for your account “%1” at %2.

To choose one, open this page:

%3

If it was not you, do nothing: your password stays as it is.
</source>
        <translation>طلب أحدهم، وربما أنت، كلمة مرور جديدة لحسابك «⁨%1⁩» في %2.

لاختيارها افتح هذه الصفحة:

%3

إن لم تكن أنت فلا تفعل شيئًا: ستبقى كلمة مرورك كما هي.
</translation>
    </message>
    <message>
        <location filename="../admin/html/accountvalues.cpp" line="+19"/>
        <source>QR code with the key</source>
        <translation>رمز QR يحمل المفتاح</translation>
    </message>
    <message>
        <location filename="../admin/site/accountactions.cpp" line="-12"/>
        <source>Only superusers may turn off the codes of %1.</source>
        <translation>المستخدمون الخارقون وحدهم يمكنهم إلغاء رموز %1.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Let log in again at once: selected %1</source>
        <translation>السماح بالدخول فورًا: %1 المختارون</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n account(s) need not wait any more.</source>
        <translation>
            <numerusform>لا حساب بحاجة إلى الانتظار بعد الآن.</numerusform>
            <numerusform>لم يعد حساب واحد بحاجة إلى الانتظار.</numerusform>
            <numerusform>لم يعد حسابان بحاجة إلى الانتظار.</numerusform>
            <numerusform>لم تعد %n حسابات بحاجة إلى الانتظار.</numerusform>
            <numerusform>لم يعد %n حسابًا بحاجة إلى الانتظار.</numerusform>
            <numerusform>لم يعد %n حساب بحاجة إلى الانتظار.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Turn off codes at log-in: selected %1</source>
        <translation>إلغاء رموز الدخول: %1 المختارون</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n account(s) log in without codes now.</source>
        <translation>
            <numerusform>لا حساب يدخل بلا رموز الآن.</numerusform>
            <numerusform>يدخل حساب واحد بلا رموز الآن.</numerusform>
            <numerusform>يدخل حسابان بلا رموز الآن.</numerusform>
            <numerusform>تدخل %n حسابات بلا رموز الآن.</numerusform>
            <numerusform>يدخل %n حسابًا بلا رموز الآن.</numerusform>
            <numerusform>يدخل %n حساب بلا رموز الآن.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>admin</name>
    <message>
        <location filename="../admin/html/passwordresetview.cpp" line="+131"/>
        <source>Your password has been set. You may go ahead and log in now.</source>
        <translation>حُفظت كلمة مرورك. يمكنك الآن تسجيل الدخول.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Password reset complete</source>
        <translation>اكتملت الاستعادة</translation>
    </message>
    <message>
        <location line="-92"/>
        <source>The password reset link was invalid, possibly because it has already been used. Please request a new password reset.</source>
        <translation>رابط إعادة تعيين كلمة المرور غير صالح، ربما لأنه استُخدم من قبل. من فضلك اطلب إعادة تعيين كلمة المرور مرة أخرى.</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>We’ve emailed you instructions for setting your password, if an account exists with the email you entered. You should receive them shortly. If you don’t receive an email, please make sure you’ve entered the address you registered with, and check your spam folder.</source>
        <translation>أرسلنا إليك بالبريد إرشادات تعيين كلمة المرور، إن وُجد حساب بعنوان البريد الذي أدخلته. ستصلك قريبًا. إن لم تصلك رسالة فتأكد من أنك أدخلت العنوان الذي سجّلت به، وانظر في مجلد الرسائل غير المرغوبة.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Enter new password</source>
        <translation>أدخل كلمة مرور جديدة</translation>
    </message>
    <message>
        <location line="-45"/>
        <source>Password reset sent</source>
        <translation>أُرسلت الرسالة</translation>
    </message>
    <message>
        <location line="-36"/>
        <source>Reset my password</source>
        <translation>استعد كلمة مروري</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Password reset unsuccessful</source>
        <translation>لم تنجح الاستعادة</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Password reset</source>
        <translation>استعادة كلمة المرور</translation>
    </message>
    <message>
        <location filename="../admin/html/listview.cpp" line="+55"/>
        <location filename="../admin/pages/changeform.cpp" line="+125"/>
        <location filename="../admin/pages/palette.cpp" line="+95"/>
        <source>Add %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <location filename="../admin/html/actionanswer.cpp" line="+45"/>
        <source>Delete multiple objects</source>
        <translation>حذف عدة عناصر</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Are you sure you want to delete the selected %1? All of the following objects and their related items will be deleted:</source>
        <translation>هل تريد حقًا حذف %1 المختارة؟ ستُحذف العناصر التالية وما يرتبط بها:</translation>
    </message>
    <message>
        <location line="+99"/>
        <source>What was asked has changed meanwhile. Nothing has been done.</source>
        <translation>تغيّر ما سُئل عنه في هذه الأثناء. لم يُنفَّذ شيء.</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>“%1” goes on in the background.</source>
        <translation>يستمر «⁨%1⁩» في الخلفية.</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>No action selected.</source>
        <translation>لم يُختر أي إجراء.</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionrun.cpp" line="+116"/>
        <source>Items must be selected in order to perform actions on them. No items have been changed.</source>
        <translation>اختر أولاً العناصر التي يُنفَّذ عليها الإجراء. لم يتغيّر أي عنصر.</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Somebody else changed %1 after this list was made. Nothing has been done; look at the list as it is now and choose again.</source>
        <translation>غيّر شخص آخر %1 بعد إعداد هذه القائمة. لم يُنفَّذ شيء؛ انظر إلى القائمة كما هي الآن واختر من جديد.</translation>
    </message>
    <message>
        <location filename="../admin/html/listview.cpp" line="+71"/>
        <source>Database error</source>
        <translation>خطأ في قاعدة البيانات</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something’s wrong with your database installation. Make sure the appropriate database tables have been created, and make sure the database is readable by the appropriate user.</source>
        <translation>هناك مشكلة في قاعدة البيانات. تأكد من إنشاء الجداول ومن أن المستخدم يستطيع قراءتها.</translation>
    </message>
    <message>
        <location filename="../admin/html/formvalues.cpp" line="+81"/>
        <source>Hold down “Control”, or “Command” on a Mac, to select more than one.</source>
        <translation>استمر بالضغط على مفتاح «Control»، أو «Command» في أجهزة ماك، لاختيار أكثر من واحد.</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../admin/html/listvalues.cpp" line="+35"/>
        <location filename="../admin/pages/editconflict.cpp" line="+122"/>
        <location filename="../admin/pages/listcells.cpp" line="+53"/>
        <location filename="../admin/pages/listfilter.cpp" line="+77"/>
        <location filename="../admin/pages/objecthistory.cpp" line="+87"/>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../admin/html/listvalues.cpp" line="+1"/>
        <location filename="../admin/pages/editconflict.cpp" line="+0"/>
        <location filename="../admin/pages/listcells.cpp" line="+0"/>
        <location filename="../admin/pages/listfilter.cpp" line="+2"/>
        <location filename="../admin/pages/objecthistory.cpp" line="+0"/>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <location filename="../admin/pages/listcells.cpp" line="-17"/>
        <location filename="../admin/site/adminsite.cpp" line="+114"/>
        <source>(hidden)</source>
        <translation>(مخفي)</translation>
    </message>
    <message>
        <location filename="../admin/pages/changelist.cpp" line="+163"/>
        <source>Select %1 to change</source>
        <translation>اختر %1 للتعديل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select %1 to view</source>
        <translation>اختر %1 للعرض</translation>
    </message>
    <message>
        <location filename="../admin/pages/datehierarchy.cpp" line="+166"/>
        <source>All dates</source>
        <translation>كل التواريخ</translation>
    </message>
    <message>
        <location filename="../admin/pages/deletepage.cpp" line="+125"/>
        <source>Deleting these objects is not allowed.</source>
        <translation>لا يُسمح بحذف هذه العناصر.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The %1 “%2” was deleted successfully.</source>
        <translation>حُذف %1 «⁨%2⁩» بنجاح.</translation>
    </message>
    <message numerus="yes">
        <location line="+20"/>
        <source>Successfully deleted %n %1.</source>
        <translation>
            <numerusform>لم يُحذف أي %1.</numerusform>
            <numerusform>حُذف %n %1.</numerusform>
            <numerusform>حُذف %n %1.</numerusform>
            <numerusform>حُذف %n %1.</numerusform>
            <numerusform>حُذف %n %1.</numerusform>
            <numerusform>حُذف %n %1.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/pages/historypage.cpp" line="+35"/>
        <source>Change history: %1</source>
        <translation>سجل التغييرات: %1</translation>
    </message>
    <message>
        <location filename="../admin/pages/listfilter.cpp" line="-34"/>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <location filename="../admin/html/listvalues.cpp" line="-2"/>
        <location filename="../admin/pages/listfilter.cpp" line="+37"/>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <location line="+224"/>
        <source>%1 found</source>
        <translation>عُثر على %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 in all</source>
        <translation>%1 إجمالاً</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Select all %1</source>
        <translation>اختيار الكل (%1)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All %1 selected</source>
        <translation>اختير الكل (%1)</translation>
    </message>
    <message>
        <location filename="../admin/pages/listfilter.cpp" line="+57"/>
        <source>Any date</source>
        <translation>أي تاريخ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Past 7 days</source>
        <translation>الأيام السبعة الماضية</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This year</source>
        <translation>هذه السنة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No date</source>
        <translation>بلا تاريخ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Has date</source>
        <translation>له تاريخ</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not empty</source>
        <translation>غير فارغ</translation>
    </message>
    <message>
        <location filename="../admin/html/actionanswer.cpp" line="-120"/>
        <location filename="../admin/html/deleteview.cpp" line="+35"/>
        <source>Are you sure?</source>
        <translation>هل أنت متأكد؟</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/html/deleteview.cpp" line="+1"/>
        <source>Cannot delete %1</source>
        <translation>لا يمكن حذف %1</translation>
    </message>
    <message>
        <location filename="../admin/html/deleteview.cpp" line="+2"/>
        <source>Are you sure you want to delete the %1 “%2”? All of the following related items will be deleted:</source>
        <translation>هل تريد حقًا حذف %1 «⁨%2⁩»؟ ستُحذف كل العناصر المرتبطة التالية:</translation>
    </message>
    <message>
        <location filename="../admin/html/accountview.cpp" line="-14"/>
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
        <translation>البداية</translation>
    </message>
    <message>
        <location filename="../admin/html/deleteview.cpp" line="+45"/>
        <source>Somebody else changed this object after you opened this page. Look at it again before you delete it.</source>
        <translation>غيّر شخص آخر هذا العنصر بعد أن فتحت هذه الصفحة. انظر فيه مرة أخرى قبل حذفه.</translation>
    </message>
    <message>
        <location line="-40"/>
        <location filename="../admin/pages/palette.cpp" line="-19"/>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <location filename="../admin/pages/objectlookup.cpp" line="+33"/>
        <source>%1 with ID “%2” doesn’t exist. Perhaps it was deleted?</source>
        <translation>لا يوجد %1 بالمعرّف «⁨%2⁩». ربما حُذف؟</translation>
    </message>
    <message>
        <location filename="../admin/site/adminsite.h" line="+34"/>
        <source>Quintette site admin</source>
        <translation>إدارة موقع Quintette</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quintette administration</source>
        <translation>إدارة Quintette</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Site administration</source>
        <translation>إدارة الموقع</translation>
    </message>
    <message>
        <location filename="../admin/site/logentry.cpp" line="+16"/>
        <source>log entry</source>
        <translation>قيد السجل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>log entries</source>
        <translation>قيود السجل</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>action time</source>
        <translation>وقت الإجراء</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>user</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>content type</source>
        <translation>نوع المحتوى</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>object id</source>
        <translation>معرّف العنصر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>object repr</source>
        <translation>تمثيل العنصر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>action flag</source>
        <translation>نوع الإجراء</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Addition</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Deletion</source>
        <translation>حذف</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>change message</source>
        <translation>وصف التغيير</translation>
    </message>
    <message>
        <location filename="../admin/site/logmessage.cpp" line="+58"/>
        <source>%1 and %2</source>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Added.</source>
        <translation>أُضيف.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Added %1 “%2”.</source>
        <translation>أُضيف %1 «⁨%2⁩».</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Deleted.</source>
        <translation>حُذف.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Deleted %1 “%2”.</source>
        <translation>حُذف %1 «⁨%2⁩».</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Changed %1.</source>
        <translation>عُدّل %1.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Changed %1 for %2 “%3”.</source>
        <translation>عُدّل %1 في %2 «⁨%3⁩».</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>No fields changed.</source>
        <translation>لم يتغيّر أي حقل.</translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="+45"/>
        <source>Please correct the error below.</source>
        <translation>صحّح الخطأ أدناه من فضلك.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/html/listview.cpp" line="+11"/>
        <source>Please correct the errors below.</source>
        <translation>صحّح الأخطاء أدناه من فضلك.</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>The form shows an earlier version. Nothing has been changed yet; save to restore it.</source>
        <translation>تعرض الاستمارة نسخة سابقة. لم يتغيّر شيء بعد؛ احفظ لاستعادتها.</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/historyview.cpp" line="-18"/>
        <source>%n entry(s)</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>%n قيود</numerusform>
            <numerusform>%n قيدًا</numerusform>
            <numerusform>%n قيد</numerusform>
        </translation>
    </message>
    <message>
        <location line="+23"/>
        <location filename="../admin/pages/palette.cpp" line="-4"/>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <location filename="../admin/html/indexview.cpp" line="-50"/>
        <source>Added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changed</source>
        <translation>عُدّل</translation>
    </message>
    <message>
        <location filename="../admin/html/deletedview.cpp" line="+3"/>
        <location filename="../admin/html/indexview.cpp" line="+1"/>
        <source>Deleted</source>
        <translation>حُذف</translation>
    </message>
    <message>
        <location filename="../admin/html/indexview.cpp" line="+45"/>
        <source>%1 administration</source>
        <translation>إدارة %1</translation>
    </message>
    <message>
        <location filename="../admin/html/loginview.cpp" line="-98"/>
        <location filename="../admin/html/passwordresetview.cpp" line="+32"/>
        <location line="+49"/>
        <source>Log in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>You are authenticated as %1, but are not authorized to access this page. Would you like to login to a different account?</source>
        <translation>أنت داخل باسم %1 لكن لا يحق لك رؤية هذه الصفحة. هل تريد الدخول بحساب آخر؟</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.</source>
        <translation>أدخل اسم المستخدم وكلمة المرور الصحيحين لحساب من حسابات الموظفين. قد تكون حالة الأحرف مهمة في كليهما.</translation>
    </message>
    <message>
        <location line="+90"/>
        <source>You are logged out. Thanks for your work today.</source>
        <translation>خرجت من حسابك. شكرًا لعملك اليوم.</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation type="vanished">كلمة المرور الحالية</translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="vanished">كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>New password confirmation</source>
        <translation type="vanished">تأكيد كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>Your old password was entered incorrectly. Please enter it again.</source>
        <translation type="vanished">كلمة المرور الحالية غير صحيحة. أدخلها مجددًا.</translation>
    </message>
    <message>
        <source>The two password fields didn’t match.</source>
        <translation type="vanished">كلمتا المرور غير متطابقتين.</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="-69"/>
        <source>Password change</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you typed it in correctly.</source>
        <translation>أدخل كلمة المرور الحالية للأمان ثم الجديدة مرتين للتأكد من كتابتها صحيحة.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Change my password</source>
        <translation>تغيير كلمة مروري</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Password change successful</source>
        <translation>غُيّرت كلمة المرور</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your password was changed.</source>
        <translation>غُيّرت كلمة مرورك.</translation>
    </message>
    <message>
        <location filename="../admin/pages/passwordpage.cpp" line="+93"/>
        <source>Password changed successfully.</source>
        <translation>غُيّرت كلمة المرور.</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="+36"/>
        <source>Change password: %1</source>
        <translation>تغيير كلمة المرور: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Enter a new password for the user “%1”.</source>
        <translation>أدخل كلمة مرور جديدة للمستخدم «⁨%1⁩».</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+13"/>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <location filename="../admin/pages/changeform.cpp" line="+2"/>
        <source>Change %1</source>
        <translation>تعديل %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View %1</source>
        <translation>عرض %1</translation>
    </message>
    <message>
        <location line="+53"/>
        <location filename="../admin/pages/historypage.cpp" line="+28"/>
        <source>There is no such version.</source>
        <translation>لا توجد نسخة كهذه.</translation>
    </message>
    <message>
        <location filename="../admin/pages/changeformsave.cpp" line="+88"/>
        <source>With these values you would not be allowed to see the object yourself, so it was not saved.</source>
        <translation>بهذه القيم لن يُسمح لك أنت برؤية العنصر، لذلك لم يُحفظ.</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>The %1 “%2” was added successfully.</source>
        <translation>أُضيف %1 «⁨%2⁩» بنجاح.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The %1 “%2” was changed successfully.</source>
        <translation>عُدّل %1 «⁨%2⁩» بنجاح.</translation>
    </message>
    <message>
        <location line="-22"/>
        <source>The %1 “%2” was added successfully. You may edit it again below.</source>
        <translation>أُضيف %1 «⁨%2⁩» بنجاح، ويمكنك متابعة تعديله أدناه.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The %1 “%2” was added successfully. You may add another %1 below.</source>
        <translation>أُضيف %1 «⁨%2⁩» بنجاح، ويمكنك إضافة %1 آخر أدناه.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The %1 “%2” was changed successfully. You may edit it again below.</source>
        <translation>عُدّل %1 «⁨%2⁩» بنجاح، ويمكنك متابعة تعديله أدناه.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The %1 “%2” was changed successfully. You may add another %1 below.</source>
        <translation>عُدّل %1 «⁨%2⁩» بنجاح، ويمكنك إضافة %1 آخر أدناه.</translation>
    </message>
    <message>
        <location filename="../admin/pages/adminapp.h" line="+16"/>
        <source>Administration</source>
        <translation>الإدارة</translation>
    </message>
    <message>
        <location filename="../admin/pages/deleteaction.cpp" line="+12"/>
        <source>Delete selected %1</source>
        <translation>حذف %1 المختارة</translation>
    </message>
    <message>
        <location filename="../admin/html/passwordview.cpp" line="-38"/>
        <source>Conflicting form data submitted. Please try again.</source>
        <translation>البيانات المرسلة متعارضة. حاول مرة أخرى.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Set password: %1</source>
        <translation>تعيين كلمة المرور: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This action will enable password-based authentication for the user “%1”.</source>
        <translation>سيتيح هذا الإجراء للمستخدم «⁨%1⁩» الدخول بكلمة مرور.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Enable password-based authentication</source>
        <translation>تفعيل الدخول بكلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Disable password-based authentication</source>
        <translation>تعطيل الدخول بكلمة المرور</translation>
    </message>
    <message>
        <location filename="../admin/pages/passwordpage.cpp" line="-1"/>
        <source>Password-based authentication was disabled.</source>
        <translation>عُطّل الدخول بكلمة المرور.</translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="-84"/>
        <source>Save and view</source>
        <translation>حفظ وعرض</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionrun.cpp" line="-8"/>
        <source>The chosen objects are not the same any more as when you were asked to confirm. Nothing has been done; choose again.</source>
        <translation>لم تعد العناصر المختارة هي نفسها التي طُلب منك تأكيدها. لم يُنفَّذ شيء؛ اختر مجددًا.</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/html/actionanswer.cpp" line="-5"/>
        <location filename="../admin/html/deletevalues.cpp" line="+39"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… ولا عناصر أخرى</numerusform>
            <numerusform>… وعنصر آخر</numerusform>
            <numerusform>… وعنصران آخران</numerusform>
            <numerusform>… و%n عناصر أخرى</numerusform>
            <numerusform>… و%n عنصرًا آخر</numerusform>
            <numerusform>… و%n عنصر آخر</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/html/formview.cpp" line="-1"/>
        <source>Save and continue editing</source>
        <translation>حفظ ومتابعة التعديل</translation>
    </message>
    <message>
        <location filename="../admin/html/deletedview.cpp" line="-7"/>
        <source>Deleted %1</source>
        <translation>المحذوف: %1</translation>
    </message>
    <message numerus="yes">
        <location line="-8"/>
        <source>%n object(s)</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%n عناصر</numerusform>
            <numerusform>%n عنصرًا</numerusform>
            <numerusform>%n عنصر</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/html/inlinevalues.cpp" line="+28"/>
        <source>Delete %1</source>
        <translation>حذف %1</translation>
    </message>
    <message numerus="yes">
        <location line="+73"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>لا صفوف أخرى غير معروضة هنا.</numerusform>
            <numerusform>صف آخر غير معروض هنا.</numerusform>
            <numerusform>صفان آخران غير معروضين هنا.</numerusform>
            <numerusform>%n صفوف أخرى غير معروضة هنا.</numerusform>
            <numerusform>%n صفًا آخر غير معروض هنا.</numerusform>
            <numerusform>%n صف آخر غير معروض هنا.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/pages/conflicttexts.cpp" line="+10"/>
        <source>Somebody else</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 changed “%2” while you were editing (%3)</source>
        <translation>غيّر ⁨%1⁩ «⁨%2⁩» بينما كنت تعدّل (%3)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 changed “%2” while you were editing</source>
        <translation>غيّر ⁨%1⁩ «⁨%2⁩» بينما كنت تعدّل</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing has been saved yet and nothing you typed is lost. Choose for each field, then save again.</source>
        <translation>لم يُحفظ شيء بعد ولم يضع شيء مما كتبته. اختر لكل حقل، ثم احفظ مرة أخرى.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing has been saved yet. The new values are in the form below; save again to keep them along with your changes.</source>
        <translation>لم يُحفظ شيء بعد. القيم الجديدة في الاستمارة أدناه؛ احفظ مرة أخرى لتبقى مع تعديلاتك.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Theirs</source>
        <translation>قيمة الآخر</translation>
    </message>
    <message>
        <location filename="../admin/pages/inlinerows.cpp" line="+111"/>
        <source>Deleting %1 %2 would require deleting the following protected related objects: %3</source>
        <translation>حذف %1 %2 يستلزم حذف العناصر المحمية المرتبطة الآتية: %3</translation>
    </message>
    <message>
        <location filename="../admin/pages/listeditor.cpp" line="+169"/>
        <source>Nothing was saved: some of the rows are gone, because somebody deleted them meanwhile. Save again to save the others.</source>
        <translation>لم يُحفظ شيء: بعض الصفوف لم تعد موجودة لأن أحداً حذفها في هذه الأثناء. احفظ مرة أخرى لحفظ البقية.</translation>
    </message>
    <message numerus="yes">
        <location line="+50"/>
        <source>%n %1 changed successfully.</source>
        <translation>
            <numerusform>لم يتغيّر أي %1.</numerusform>
            <numerusform>عُدّل %n %1 بنجاح.</numerusform>
            <numerusform>عُدّل %n %1 بنجاح.</numerusform>
            <numerusform>عُدّل %n %1 بنجاح.</numerusform>
            <numerusform>عُدّل %n %1 بنجاح.</numerusform>
            <numerusform>عُدّل %n %1 بنجاح.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/site/storedversion.cpp" line="+12"/>
        <source>stored version</source>
        <translation>نسخة محفوظة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>stored versions</source>
        <translation>نسخ محفوظة</translation>
    </message>
    <message>
        <location filename="../admin/pages/rowcount.cpp" line="+64"/>
        <source>about %1</source>
        <translation>حوالي %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <location filename="../admin/html/webadminanswer.cpp" line="-21"/>
        <source>The database is not ready</source>
        <translation>قاعدة البيانات غير جاهزة</translation>
    </message>
    <message>
        <location filename="../admin/pages/actionpage.cpp" line="+49"/>
        <source>Run</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <location filename="../admin/pages/inlinegroup.cpp" line="+145"/>
        <source>%1s</source>
        <translation>%1</translation>
    </message>
    <message>
        <location filename="../admin/pages/missingtables.cpp" line="+39"/>
        <source>The database has no table %1 yet. Run “quintette migrate” in the folder of the project, then load this page again.</source>
        <translation>لا تحتوي قاعدة البيانات على الجدول %1 بعد. شغّل «quintette migrate» في مجلد المشروع، ثم أعد تحميل هذه الصفحة.</translation>
    </message>
    <message>
        <location filename="../admin/site/loginform.cpp" line="+11"/>
        <source>Username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <location filename="../admin/pages/palette.cpp" line="-26"/>
        <source>what is chosen</source>
        <translation>ما تم اختياره</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>View on site</source>
        <translation>العرض على الموقع</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Search %1 for “%2”</source>
        <translation>البحث في %1 عن «⁨%2⁩»</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Actions</source>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objects</source>
        <translation>العناصر</translation>
    </message>
    <message>
        <location filename="../admin/pages/backgroundactions.cpp" line="+61"/>
        <source>The action ended with an error; the log says which.</source>
        <translation>انتهى الإجراء بخطأ؛ التفاصيل في السجل.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Three of your actions are running. Wait for one of them.</source>
        <translation>تعمل ثلاثة من إجراءاتك. انتظر انتهاء أحدها.</translation>
    </message>
    <message>
        <location filename="../admin/pages/portions.cpp" line="+42"/>
        <source>“%1” ended with an error after %2 of %3 objects, which stay done: %4</source>
        <translation>انتهى «⁨%1⁩» بخطأ بعد %2 من %3 عناصر تبقى منجزة: %4</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>“%1” was stopped after %2 of %3 objects, which stay done.</source>
        <translation>أُوقف «⁨%1⁩» بعد %2 من %3 عناصر تبقى منجزة.</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>“%1” is done for %n object(s).</source>
        <translation>
            <numerusform>لم يُنفَّذ «⁨%1⁩» على أي عنصر.</numerusform>
            <numerusform>نُفِّذ «⁨%1⁩» على عنصر واحد.</numerusform>
            <numerusform>نُفِّذ «⁨%1⁩» على عنصرين.</numerusform>
            <numerusform>نُفِّذ «⁨%1⁩» على %n عناصر.</numerusform>
            <numerusform>نُفِّذ «⁨%1⁩» على %n عنصرًا.</numerusform>
            <numerusform>نُفِّذ «⁨%1⁩» على %n عنصر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>admindocs</name>
    <message>
        <location filename="../admin/pages/docmodels.cpp" line="+35"/>
        <source>%1, up to %2 characters</source>
        <translation>%1، حتى %2 حرفًا</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>may be empty</source>
        <translation>قد يكون فارغًا</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>unique</source>
        <translation>فريد</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Fields</source>
        <translation>الحقول</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leads to</source>
        <translation>يؤدي إلى</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+32"/>
        <location line="+40"/>
        <location filename="../admin/pages/doctemplates.cpp" line="+55"/>
        <location line="+16"/>
        <location filename="../admin/pages/docviews.cpp" line="+15"/>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <location line="-58"/>
        <source>Relations from other models</source>
        <translation>علاقات من نماذج أخرى</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+56"/>
        <location filename="../admin/pages/docviews.cpp" line="-1"/>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <location line="-56"/>
        <source>In lookups</source>
        <translation>في الاستعلامات</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+55"/>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <location line="-55"/>
        <source>Its field</source>
        <translation>حقله</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Methods in templates</source>
        <translation>الطرق في القوالب</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where the object is on the site</source>
        <translation>مكان العنصر في الموقع</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What names the object apart from its primary key</source>
        <translation>ما يسمي العنصر غير مفتاحه الأساسي</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The choice of &quot;%1&quot; as people read it</source>
        <translation>اختيار «⁨%1⁩» كما يقرؤه الناس</translation>
    </message>
    <message>
        <location line="+18"/>
        <location filename="../admin/pages/docpage.cpp" line="+20"/>
        <location filename="../plugins/admindocs/admindocsplugin.cpp" line="+4"/>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Table</source>
        <translation>الجدول</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1; its rows are in the table %2.</source>
        <translation>%1؛ صفوفه في الجدول %2.</translation>
    </message>
    <message>
        <location filename="../admin/pages/docpage.cpp" line="-8"/>
        <location filename="../plugins/admindocs/admindocsplugin.cpp" line="-2"/>
        <location line="+32"/>
        <location line="+18"/>
        <source>Documentation</source>
        <translation>التوثيق</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What this project consists of, read from what is loaded.</source>
        <translation>ممّ يتكون هذا المشروع، مقروءًا مما هو محمّل.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What it tells</source>
        <translation>ما يخبر به</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All objects of the project, their fields and relations</source>
        <translation>كل عناصر المشروع وحقولها وعلاقاتها</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/docviews.cpp" line="-4"/>
        <source>Views</source>
        <translation>العروض</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The addresses of the site and their names</source>
        <translation>عناوين الموقع وأسماؤها</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/doctemplates.cpp" line="-19"/>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All template tags and the libraries that have them</source>
        <translation>كل وسوم القوالب ومكتباتها</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/pages/doctemplates.cpp" line="+15"/>
        <source>Filters</source>
        <translation>المرشحات</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All template filters and their arguments</source>
        <translation>كل مرشحات القوالب ووسائطها</translation>
    </message>
    <message>
        <location filename="../admin/pages/doctemplates.cpp" line="-41"/>
        <source>In every template</source>
        <translation>في كل قالب</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>needed</source>
        <translation>لازم</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>possible</source>
        <translation>ممكن</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>none</source>
        <translation>بلا</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Filter</source>
        <translation>المرشح</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Argument</source>
        <translation>الوسيط</translation>
    </message>
    <message>
        <location filename="../admin/pages/docviews.cpp" line="+1"/>
        <source>In the order in which they are tried; the name is what {% url %} takes.</source>
        <translation>بترتيب تجربتها؛ والاسم هو ما يأخذه {% url %}.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>auth</name>
    <message>
        <location filename="../core/auth/group.cpp" line="+8"/>
        <source>group</source>
        <translation>مجموعة</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.h" line="+47"/>
        <location filename="../core/auth/group.cpp" line="+1"/>
        <source>groups</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <location filename="../core/auth/group.cpp" line="+3"/>
        <location filename="../core/auth/permission.cpp" line="+16"/>
        <source>name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../core/auth/permission.cpp" line="-4"/>
        <source>permissions</source>
        <translation>الصلاحيات</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/argon2hasher.cpp" line="+76"/>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="+84"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+39"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+54"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+55"/>
        <source>algorithm</source>
        <translation>الخوارزمية</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>variety</source>
        <translation>النوع</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>memory cost</source>
        <translation>كلفة الذاكرة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>time cost</source>
        <translation>كلفة الزمن</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+3"/>
        <source>parallelism</source>
        <translation>التوازي</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="+2"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+2"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>salt</source>
        <translation>المِلح</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../core/auth/hashers/md5hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="+1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/bcrypthasher.cpp" line="-1"/>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="-4"/>
        <source>work factor</source>
        <translation>عامل العمل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>checksum</source>
        <translation>المجموع التدقيقي</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/passwordhashers.cpp" line="+51"/>
        <source>auth.hashers: unknown password hasher &quot;%1&quot;; choose from: %2</source>
        <translation>auth.hashers: خوارزمية مجهولة «⁨%1⁩»؛ اختر من: %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>auth.hashers: the first password hasher makes new hashes and must be a safe one, for example pbkdf2_sha256</source>
        <translation>auth.hashers: الخوارزمية الأولى تصنع البصمات الجديدة ويجب أن تكون آمنة مثل pbkdf2_sha256</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/pbkdf2hasher.cpp" line="-2"/>
        <source>iterations</source>
        <translation>عدد التكرارات</translation>
    </message>
    <message>
        <location filename="../core/auth/hashers/scrypthasher.cpp" line="+1"/>
        <source>block size</source>
        <translation>حجم الكتلة</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/commonpasswordvalidator.cpp" line="+30"/>
        <source>The password is one of those that everybody tries first.</source>
        <translation>كلمة المرور هذه من أول ما يجرّبه الجميع.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Your password must not be a common one.</source>
        <translation>يجب ألا تكون كلمة المرور شائعة.</translation>
    </message>
    <message numerus="yes">
        <location filename="../core/auth/password_validation/minimumlengthvalidator.cpp" line="+12"/>
        <source>The password is too short: it needs at least %n character(s).</source>
        <translation>
            <numerusform>كلمة المرور قصيرة جدًا.</numerusform>
            <numerusform>كلمة المرور قصيرة: يلزم حرف واحد على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة: يلزم حرفان على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة: يلزم %n أحرف على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة: يلزم %n حرفًا على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة: يلزم %n حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Your password must have at least %n character(s).</source>
        <translation>
            <numerusform>يمكن أن تكون كلمة المرور بأي طول.</numerusform>
            <numerusform>يجب أن تحتوي كلمة المرور على حرف واحد على الأقل.</numerusform>
            <numerusform>يجب أن تحتوي كلمة المرور على حرفين على الأقل.</numerusform>
            <numerusform>يجب أن تحتوي كلمة المرور على %n أحرف على الأقل.</numerusform>
            <numerusform>يجب أن تحتوي كلمة المرور على %n حرفًا على الأقل.</numerusform>
            <numerusform>يجب أن تحتوي كلمة المرور على %n حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/numericpasswordvalidator.cpp" line="+13"/>
        <source>The password consists of digits only.</source>
        <translation>كلمة المرور مؤلفة من أرقام فقط.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Your password must not consist of digits only.</source>
        <translation>يجب ألا تكون كلمة المرور من أرقام فقط.</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/passwordvalidators.cpp" line="+40"/>
        <source>auth.password_validators: unknown rule &quot;%1&quot;; choose from: %2</source>
        <translation>auth.password_validators: قاعدة مجهولة «⁨%1⁩»؛ اختر من: %2</translation>
    </message>
    <message>
        <location filename="../core/auth/password_validation/userattributesimilarityvalidator.cpp" line="+52"/>
        <source>The password is too much like the %1.</source>
        <translation>كلمة المرور شبيهة جدًا بـ: %1.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Your password must not be too much like your name or address.</source>
        <translation>يجب ألا تشبه كلمة المرور اسمك أو عنوانك كثيرًا.</translation>
    </message>
    <message>
        <location filename="../core/auth/permission.cpp" line="-1"/>
        <source>permission</source>
        <translation>صلاحية</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>content type</source>
        <translation>نوع المحتوى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>codename</source>
        <translation>الاسم الرمزي</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.cpp" line="+16"/>
        <source>Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.</source>
        <translation>يُسمح في اسم المستخدم بالحروف والأرقام والرموز @/./+/-/_ فقط.</translation>
    </message>
    <message>
        <location filename="../core/auth/user.cpp" line="+13"/>
        <source>user</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>users</source>
        <translation>المستخدمون</translation>
    </message>
    <message>
        <location filename="../core/auth/abstractuser.h" line="-25"/>
        <source>password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>last login</source>
        <translation>آخر دخول</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>superuser status</source>
        <translation>مستخدم خارق</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates that this user has all permissions without explicitly assigning them.</source>
        <translation>لهذا المستخدم كل الصلاحيات دون منحها له واحدة واحدة.</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.</source>
        <translation>مطلوب. 150 حرفًا على الأكثر: حروف وأرقام و@/./+/-/_ فقط.</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../admin/site/authadmin.cpp" line="-199"/>
        <source>A user with that username already exists.</source>
        <translation>يوجد مستخدم بهذا الاسم بالفعل.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>last name</source>
        <translation>اسم العائلة</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>email address</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>staff status</source>
        <translation>من الموظفين</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates whether the user can log into this admin site.</source>
        <translation>هل يحق للمستخدم الدخول إلى هذه الإدارة.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>active</source>
        <translation>فعّال</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Designates whether this user should be treated as active. Unselect this instead of deleting accounts.</source>
        <translation>هل الحساب فعّال. أزل العلامة بدلاً من حذف الحساب.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>date joined</source>
        <translation>تاريخ الانضمام</translation>
    </message>
    <message>
        <location line="-25"/>
        <source>first name</source>
        <translation>الاسم الأول</translation>
    </message>
    <message>
        <location line="-58"/>
        <source>The groups this user belongs to. A user will get all permissions granted to each of their groups.</source>
        <translation>مجموعات هذا المستخدم. يحصل على كل صلاحيات مجموعاته.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>user permissions</source>
        <translation>صلاحيات المستخدم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Specific permissions for this user.</source>
        <translation>صلاحيات خاصة بهذا المستخدم.</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="-37"/>
        <location filename="../admin/site/authadmin.cpp" line="+190"/>
        <source>Authentication and Authorization</source>
        <translation>المستخدمون والصلاحيات</translation>
    </message>
    <message>
        <location filename="../admin/site/authadmin.cpp" line="-40"/>
        <location filename="../admin/site/newpassword.cpp" line="+64"/>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <location filename="../admin/site/newpassword.cpp" line="+2"/>
        <source>Password confirmation</source>
        <translation>تأكيد كلمة المرور</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter the same password as before, for verification.</source>
        <translation>أدخل كلمة المرور نفسها مرة أخرى للتحقق.</translation>
    </message>
    <message>
        <location filename="../core/auth/passwordforms.cpp" line="+15"/>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>New password confirmation</source>
        <translation>تأكيد كلمة المرور الجديدة</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../admin/site/newpassword.cpp" line="+21"/>
        <source>The two password fields didn’t match.</source>
        <translation>كلمتا المرور غير متطابقتين.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Old password</source>
        <translation>كلمة المرور الحالية</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Your old password was entered incorrectly. Please enter it again.</source>
        <translation>كلمة المرور الحالية غير صحيحة. أدخلها مجددًا.</translation>
    </message>
    <message>
        <location filename="../admin/site/authadmin.cpp" line="-111"/>
        <source>No password set.</source>
        <translation>لا توجد كلمة مرور.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Invalid password format or unknown hashing algorithm.</source>
        <translation>صيغة كلمة المرور المخزنة غير صالحة أو خوارزميتها مجهولة.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Personal info</source>
        <translation>معلومات شخصية</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Permissions</source>
        <translation>الصلاحيات</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Important dates</source>
        <translation>تواريخ مهمة</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Further information</source>
        <translation>معلومات أخرى</translation>
    </message>
    <message>
        <location filename="../admin/site/newpassword.cpp" line="-47"/>
        <source>Whether the user will be able to authenticate using a password or not. If disabled, they may still be able to authenticate using other backends, such as Single Sign-On or LDAP.</source>
        <translation>هل يستطيع المستخدم الدخول بكلمة مرور. عند التعطيل قد يبقى الدخول ممكنًا بطرق أخرى مثل الدخول الموحد أو LDAP.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>If disabled, the current password for this user will be lost.</source>
        <translation>عند التعطيل تُفقد كلمة المرور الحالية لهذا المستخدم.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Password-based authentication</source>
        <translation>الدخول بكلمة المرور</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Enabled</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Disabled</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <location filename="../core/auth/accountchecks.cpp" line="+28"/>
        <source>The field that identifies an account must not be among its required fields.</source>
        <translation>يجب ألا يكون الحقل الذي يعرّف الحساب ضمن حقوله المطلوبة.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It is “%1”; take it out of required_fields.</source>
        <translation>إنه «⁨%1⁩»؛ أخرجه من required_fields.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The model of accounts names fields that it does not have: %1.</source>
        <translation>يسمّي نموذج الحسابات حقولًا ليست فيه: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Correct the names in its option “account”.</source>
        <translation>صحّح الأسماء في خياره «account».</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>“%1” identifies accounts, but it is not unique.</source>
        <translation>«⁨%1⁩» يعرّف الحسابات، لكنه غير فريد.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>See to it that the back-ends can tell equal names apart.</source>
        <translation>احرص على أن تميّز آليات التحقق بين الأسماء المتساوية.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” must be unique, because it identifies accounts.</source>
        <translation>يجب أن يكون «⁨%1⁩» فريدًا لأنه يعرّف الحسابات.</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The name for people may have %1 letters at most, so that those of its permissions have no more than %2.</source>
        <translation>يجوز للاسم المعروض ألا يزيد على %1 حرفًا، حتى لا تزيد أسماء صلاحياته على %2.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The name of the model may have %1 letters at most, so that those of its permissions have no more than %2.</source>
        <translation>يجوز لاسم النموذج ألا يزيد على %1 حرفًا، حتى لا تزيد أسماء صلاحياته على %2.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The name of the permission “%1” has more than %2 letters.</source>
        <translation>اسم الصلاحية «⁨%1⁩» يزيد على %2 حرفًا.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The code name of the permission “%1” has more than %2 letters.</source>
        <translation>الاسم البرمجي للصلاحية «⁨%1⁩» يزيد على %2 حرفًا.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Every model has the permission “%1” already.</source>
        <translation>لكل نموذج الصلاحية «⁨%1⁩» أصلًا.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The permission “%1” is declared twice.</source>
        <translation>الصلاحية «⁨%1⁩» معرّفة مرتين.</translation>
    </message>
    <message>
        <location filename="../core/management/commands/accountquestions.cpp" line="+24"/>
        <source>There is no %1 “%2”.</source>
        <translation>لا يوجد %1 «⁨%2⁩».</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>This field cannot be blank.</source>
        <translation>لا يمكن ترك هذا الحقل فارغًا.</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <location filename="../core/checks/securitychecks.cpp" line="+24"/>
        <source>Remove it from the settings, and a long random one is made in secret.key.</source>
        <translation>أزله من الإعدادات، وسيُنشأ مفتاح عشوائي طويل في secret.key.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site.secret_key can be guessed: it is short or monotonous.</source>
        <translation>يمكن تخمين site.secret_key: فهو قصير أو متكرر.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A key in site.secret_key_fallbacks can be guessed.</source>
        <translation>يمكن تخمين مفتاح في site.secret_key_fallbacks.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>security.hsts_seconds is not set.</source>
        <translation>لم يُعيَّن security.hsts_seconds.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Once all of the site is on HTTPS, let browsers insist on it; begin with a short time, for it cannot be taken back.</source>
        <translation>حين يصبح الموقع كله على HTTPS، دع المتصفحات تصرّ عليه؛ وابدأ بمدة قصيرة، إذ لا يمكن التراجع عنه.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>HSTS leaves subdomains out (security.hsts_include_subdomains).</source>
        <translation>لا يشمل HSTS النطاقات الفرعية (security.hsts_include_subdomains).</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The site does not ask for the browsers&apos; HTTPS list (security.hsts_preload).</source>
        <translation>لا يطلب الموقع إدراجه في قائمة HTTPS للمتصفحات (security.hsts_preload).</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>HTTP is not redirected to HTTPS (security.ssl_redirect).</source>
        <translation>لا يُعاد توجيه HTTP إلى HTTPS ‏(security.ssl_redirect).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set it, or let the proxy in front redirect.</source>
        <translation>عيّنه، أو دع الوكيل الأمامي يعيد التوجيه.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Browsers may guess content types (security.content_type_nosniff).</source>
        <translation>يجوز للمتصفحات تخمين أنواع المحتوى (security.content_type_nosniff).</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Pages can be shown in frames (security.frame_options).</source>
        <translation>يمكن عرض الصفحات داخل إطارات (security.frame_options).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>security.referrer_policy is empty, so visitors&apos; addresses leak to the sites they go to.</source>
        <translation>قيمة security.referrer_policy فارغة، فتتسرب عناوين الزوار إلى المواقع التي يذهبون إليها.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>&quot;%1&quot; is no referrer policy.</source>
        <translation>‏&quot;%1&quot; ليست سياسة إحالة.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+7"/>
        <source>Valid ones: %1</source>
        <translation>القيم الصالحة: %1</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>&quot;%1&quot; is no opener policy.</source>
        <translation>‏&quot;%1&quot; ليست سياسة فتح.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The session cookie is sent over HTTP too (session.cookie_secure).</source>
        <translation>تُرسل كعكة الجلسة عبر HTTP أيضًا (session.cookie_secure).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Scripts can read the session cookie (session.cookie_httponly).</source>
        <translation>تستطيع السكربتات قراءة كعكة الجلسة (session.cookie_httponly).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The CSRF cookie is sent over HTTP too (csrf.cookie_secure).</source>
        <translation>تُرسل كعكة CSRF عبر HTTP أيضًا (csrf.cookie_secure).</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>&quot;%1&quot; is missing from middleware.installed.</source>
        <translation>‏&quot;%1&quot; غير موجود في middleware.installed.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>site.debug shows strangers the inside of the site.</source>
        <translation>يعرض site.debug داخل الموقع على الغرباء.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site.allowed_hosts is empty, so only this machine is answered.</source>
        <translation>قيمة site.allowed_hosts فارغة، فلا يُجاب إلا هذا الجهاز.</translation>
    </message>
    <message>
        <location filename="../core/checks/settingchecks.cpp" line="+28"/>
        <source>&quot;%1&quot; in site.language_code is no language code.</source>
        <translation>‏&quot;%1&quot; في site.language_code ليس رمز لغة.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&quot;%1&quot; in site.languages is no language code.</source>
        <translation>‏&quot;%1&quot; في site.languages ليس رمز لغة.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>site.language_code is not one of site.languages.</source>
        <translation>قيمة site.language_code ليست من site.languages.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>هل تقصد &quot;%1&quot;؟</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no time zone &quot;%1&quot; (site.time_zone).</source>
        <translation>لا توجد منطقة زمنية &quot;%1&quot; ‏(site.time_zone).</translation>
    </message>
    <message>
        <location line="+15"/>
        <location line="+14"/>
        <source>%1 must end with a slash.</source>
        <translation>يجب أن ينتهي %1 بشرطة مائلة.</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>urls.prefix is &quot;%1&quot;, which is no path.</source>
        <translation>urls.prefix هو &quot;%1&quot; وهذا ليس مسارًا.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begin it with one slash: &quot;/intranet&quot;.</source>
        <translation>ابدأه بشرطة مائلة واحدة: &quot;/intranet&quot;.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>urls.admin begins with a slash.</source>
        <translation>يبدأ urls.admin بشرطة مائلة.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it: the path is relative to the site.</source>
        <translation>أزلها: فالمسار منسوب إلى الموقع.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&quot;%1&quot; in csrf.trusted_origins has no scheme.</source>
        <translation>‏&quot;%1&quot; في csrf.trusted_origins بلا بروتوكول.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write &quot;https://%1&quot;.</source>
        <translation>اكتب &quot;https://%1&quot;.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>static.dirs contains static.root, %1.</source>
        <translation>تتضمن static.dirs المجلد static.root، وهو %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>collectstatic would copy files onto themselves.</source>
        <translation>سينسخ collectstatic الملفات فوق نفسها.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The folder %1 of static.dirs does not exist.</source>
        <translation>المجلد %1 من static.dirs غير موجود.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Other users of this machine can read %1.</source>
        <translation>يستطيع مستخدمو هذا الجهاز الآخرون قراءة %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run: chmod 600 %1</source>
        <translation>نفّذ: chmod 600 %1</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/adminchecks.cpp" line="+19"/>
        <source>%1 must have a model.</source>
        <translation>يجب أن يكون لـ %1 نموذج.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 must be of a model, but there is no &quot;%2&quot;.</source>
        <translation>يجب أن يكون %1 من نموذج، لكن لا يوجد «⁨%2⁩».</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>&quot;%1&quot; must be in middleware.installed for the administration to work.</source>
        <translation>يجب أن يكون «⁨%1⁩» في middleware.installed لتعمل الإدارة.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/adminfindings.cpp" line="+20"/>
        <source>%1 names &quot;%2&quot;, which is no field of %3.</source>
        <translation>%1 يسمي «⁨%2⁩»، وهو ليس حقلًا في %3.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 names &quot;%2&quot; more than once.</source>
        <translation>%1 يسمي «⁨%2⁩» أكثر من مرة.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 names the many-to-many field &quot;%2&quot;, whose rows are objects of a model of their own.</source>
        <translation>%1 يسمي الحقل المتعدد «⁨%2⁩» الذي صفوفه عناصر نموذج مستقل.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Edit them in an inline of that model.</source>
        <translation>حرّرها في صفوف ذلك النموذج.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/columnchecks.cpp" line="+27"/>
        <source>%1 must be no many-to-many field and no reverse foreign key.</source>
        <translation>يجب ألا يكون %1 حقلًا متعددًا ولا مفتاحًا أجنبيًا عكسيًا.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../admin/site/checks/fieldlistchecks.cpp" line="+67"/>
        <source>%1 names &quot;%2&quot;, which is neither a function nor a field of %3.</source>
        <translation>%1 يسمي «⁨%2⁩»، وهو ليس دالة ولا حقلًا في %3.</translation>
    </message>
    <message>
        <location line="+17"/>
        <location line="+26"/>
        <source>%1 names &quot;%2&quot;, which listDisplay does not.</source>
        <translation>%1 يسمي «⁨%2⁩» وليس في listDisplay.</translation>
    </message>
    <message>
        <location line="-23"/>
        <source>%1: &quot;%2&quot; cannot be in listDisplayLinks as well.</source>
        <translation>%1: لا يمكن أن يكون «⁨%2⁩» في listDisplayLinks أيضًا.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 names &quot;%2&quot;, the first field of listDisplay, which is the link to the object unless listDisplayLinks is set.</source>
        <translation>%1 يسمي «⁨%2⁩»، أول حقل في listDisplay، وهو رابط العنصر ما لم يُضبط listDisplayLinks.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 names &quot;%2&quot;, which cannot be edited in a form.</source>
        <translation>%1 يسمي «⁨%2⁩» ولا يمكن تحريره في نموذج.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>listPerPage must be a whole number, 1 or more.</source>
        <translation>يجب أن يكون listPerPage عددًا صحيحًا من 1 فأكثر.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>listMaxShowAll must be a whole number, 0 or more.</source>
        <translation>يجب أن يكون listMaxShowAll عددًا صحيحًا من 0 فأكثر.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/fieldlistchecks.cpp" line="-45"/>
        <source>Both fieldsets and fields are declared; use one.</source>
        <translation>أُعلن عن fieldsets و fields معًا؛ استعمل أحدهما.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>ordering has the random order &quot;?&quot; and other fields too.</source>
        <translation>في ordering الترتيب العشوائي «?» وحقول أخرى.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove either.</source>
        <translation>أزل أحدهما.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/fieldwidgetchecks.cpp" line="+16"/>
        <source>%1 must be a foreign key or a many-to-many field.</source>
        <translation>يجب أن يكون %1 مفتاحًا أجنبيًا أو حقلًا متعددًا.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1 must have an admin, because the autocompleteFields of %2 name it.</source>
        <translation>يجب أن تكون لـ %1 إدارة لأن autocompleteFields في %2 تسميه.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The admin of %1 must have searchFields, because the autocompleteFields of %2 name it.</source>
        <translation>يجب أن يكون لإدارة %1 searchFields لأن autocompleteFields في %2 تسميه.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 must be a many-to-many field.</source>
        <translation>يجب أن يكون %1 حقلًا متعددًا.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>prepopulatedFields names &quot;%1&quot;, which must be no date and time and no relation.</source>
        <translation>prepopulatedFields يسمي «⁨%1⁩»، ويجب ألا يكون تاريخًا ووقتًا ولا علاقة.</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>radioFields names &quot;%1&quot;, which is no foreign key and has no choices.</source>
        <translation>radioFields يسمي «⁨%1⁩»، وهو ليس مفتاحًا أجنبيًا ولا خيارات له.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/filterchecks.cpp" line="+15"/>
        <source>%1 must have a condition, which says what choosing means.</source>
        <translation>يجب أن يكون لـ %1 شرط يقول ما معنى الاختيار.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 names &quot;%2&quot;, which is no field.</source>
        <translation>%1 يسمي «⁨%2⁩»، وهو ليس حقلًا.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 filters by related objects, but &quot;%2&quot; is no relation.</source>
        <translation>%1 يرشّح بعناصر مرتبطة، لكن «⁨%2⁩» ليس علاقة.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>dateHierarchy names &quot;%1&quot;, which is no field.</source>
        <translation>dateHierarchy يسمي «⁨%1⁩»، وهو ليس حقلًا.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>dateHierarchy must be a date, or a date and time.</source>
        <translation>يجب أن يكون dateHierarchy تاريخًا أو تاريخًا ووقتًا.</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/actionchecks.cpp" line="+20"/>
        <source>The action &quot;%1&quot; needs the permission &quot;%2&quot;, which no admin decides about.</source>
        <translation>يحتاج الإجراء «⁨%1⁩» إلى الإذن «⁨%2⁩» الذي لا تقرره أي إدارة.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There are %1.</source>
        <translation>يوجد %1.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There is more than one action &quot;%1&quot;.</source>
        <translation>يوجد أكثر من إجراء «⁨%1⁩».</translation>
    </message>
    <message>
        <location filename="../admin/site/checks/inlinechecks.cpp" line="+22"/>
        <source>%1 has no foreign key &quot;%2&quot; to %3.</source>
        <translation>ليس لـ %1 مفتاح أجنبي «⁨%2⁩» إلى %3.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 has no foreign key to %2.</source>
        <translation>ليس لـ %1 مفتاح أجنبي إلى %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 has more than one foreign key to %2.</source>
        <translation>لـ %1 أكثر من مفتاح أجنبي إلى %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Set fkName.</source>
        <translation>اضبط fkName.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>ctField names &quot;%1&quot;, which is no foreign key to %2.</source>
        <translation>يسمي ctField ‏«⁨%1⁩» وهو ليس مفتاحًا أجنبيًا إلى %2.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>exclude names &quot;%1&quot;, the foreign key to the parent model %2.</source>
        <translation>exclude يسمي «⁨%1⁩»، المفتاح الأجنبي إلى النموذج الأب %2.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 must be a whole number, 0 or more.</source>
        <translation>يجب أن يكون %1 عددًا صحيحًا من 0 فأكثر.</translation>
    </message>
</context>
<context>
    <name>conf</name>
    <message>
        <location filename="../core/conf/project.cpp" line="+18"/>
        <source>%1: there is no such folder</source>
        <translation>%1: لا يوجد هذا المجلد</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: no project here (%2 is missing); make one with &quot;quintette startproject&quot;</source>
        <translation>%1: لا مشروع هنا (ينقص %2)؛ أنشئ واحدًا بالأمر «quintette startproject»</translation>
    </message>
    <message>
        <location filename="../core/conf/secretkey.cpp" line="+31"/>
        <source>%1: cannot read the secret key: %2</source>
        <translation>%1: تعذّرت قراءة المفتاح السري: %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: the secret key is empty; delete the file to have a new one made (everybody has to log in again)</source>
        <translation>%1: المفتاح السري فارغ؛ احذف الملف ليُنشأ مفتاح جديد (على الجميع الدخول من جديد)</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1: cannot write the secret key: %2</source>
        <translation>%1: تعذّرت كتابة المفتاح السري: %2</translation>
    </message>
    <message>
        <location filename="../core/conf/settings.cpp" line="+68"/>
        <source>unknown key &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>مفتاح مجهول «⁨%1⁩»؛ هل تقصد «⁨%2⁩»؟</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>unknown key &quot;%1&quot; here; it belongs below [%2]</source>
        <translation>المفتاح «⁨%1⁩» ليس مكانه هنا بل تحت [%2]</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>unknown key &quot;%1&quot;; valid here are: %2</source>
        <translation>مفتاح مجهول «⁨%1⁩»؛ الصالح هنا: %2</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>&quot;%1&quot; must be %2</source>
        <translation>يجب أن يكون «⁨%1⁩»: %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&quot;%1&quot; must be between %2 and %3</source>
        <translation>يجب أن يكون «⁨%1⁩» بين %2 و%3</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&quot;%1&quot; cannot be &quot;%2&quot;; choose one of: %3</source>
        <translation>لا يمكن أن يكون «⁨%1⁩» «⁨%2⁩»؛ اختر من: %3</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>&quot;%1&quot; is a section; write [%1] and its keys below it</source>
        <translation>«⁨%1⁩» قسم؛ اكتب [%1] ومفاتيحه تحته</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>environment</source>
        <translation>البيئة</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>this is not valid TOML: %1</source>
        <translation>هذا ليس TOML صالحًا: %1</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1: cannot read the settings: %2</source>
        <translation>%1: تعذّرت قراءة الإعدادات: %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: larger than 1 MiB, so these are no settings</source>
        <translation>%1: أكبر من 1 م.ب، فليست هذه إعدادات</translation>
    </message>
    <message>
        <location filename="../core/conf/project.cpp" line="+63"/>
        <source>database.others: &quot;%1&quot; is no alias=address of another database; write for example copy=copy.sqlite3.</source>
        <translation>database.others: «⁨%1⁩» ليس بصيغة اسم=عنوان لقاعدة بيانات أخرى؛ اكتب مثلاً copy=copy.sqlite3.</translation>
    </message>
</context>
<context>
    <name>contenttypes</name>
    <message>
        <location filename="../core/contenttypes/contenttype.cpp" line="+12"/>
        <source>content type</source>
        <translation>نوع المحتوى</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>content types</source>
        <translation>أنواع المحتوى</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>python model class name</source>
        <translation>اسم صنف النموذج</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="-16"/>
        <source>Content Types</source>
        <translation>أنواع المحتوى</translation>
    </message>
</context>
<context>
    <name>db</name>
    <message>
        <location filename="../core/db/transactionblocks.cpp" line="+27"/>
        <source>The transaction on database &quot;%1&quot; has failed and is undone; leave the atomic block before running more statements.</source>
        <translation>فشلت المعاملة في قاعدة البيانات «⁨%1⁩» وأُلغيت؛ غادر الكتلة الذرية قبل تنفيذ المزيد.</translation>
    </message>
    <message>
        <location filename="../core/db/connectiontransactions.cpp" line="+14"/>
        <source>A durable atomic block on database &quot;%1&quot; must not be nested in another one.</source>
        <translation>لا يجوز وضع كتلة ذرية دائمة في قاعدة البيانات «⁨%1⁩» داخل أخرى.</translation>
    </message>
    <message>
        <location filename="../core/db/databases.cpp" line="+67"/>
        <source>There is no database &quot;%1&quot; in the settings; there are: %2.</source>
        <translation>لا توجد قاعدة بيانات «⁨%1⁩» في الإعدادات؛ الموجود: %2.</translation>
    </message>
    <message>
        <location filename="../core/db/databasesettings.cpp" line="+15"/>
        <source>&quot;%1&quot; is not a valid database address; write postgresql://user:password@host:port/name.</source>
        <translation>«⁨%1⁩» ليس عنوان قاعدة بيانات صالحًا؛ اكتب postgresql://user:password@host:port/name.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The database address &quot;%1&quot; names no database; add it after the host: postgresql://host/name.</source>
        <translation>العنوان «⁨%1⁩» لا يسمّي قاعدة بيانات؛ أضفها بعد المضيف: postgresql://host/name.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The database address &quot;%1&quot; has an unknown kind &quot;%2&quot;; use the path of a SQLite file or postgresql://host/name.</source>
        <translation>نوع العنوان «⁨%1⁩» مجهول «⁨%2⁩»؛ استعمل مسار ملف SQLite أو postgresql://host/name.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The database address is empty; give the path of a SQLite file or postgresql://host/name.</source>
        <translation>عنوان قاعدة البيانات فارغ؛ حدد مسار ملف SQLite أو postgresql://host/name.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlsession.cpp" line="+43"/>
        <source>The database &quot;%1&quot; cannot be reached: %2. Check that the server runs and that host, port, user and password in the settings are right.</source>
        <translation>تعذّر الوصول إلى قاعدة البيانات «⁨%1⁩»: %2. تأكد من عمل الخادم وصحة المضيف والمنفذ والمستخدم وكلمة المرور في الإعدادات.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqldriver.cpp" line="+71"/>
        <source>The connection to database &quot;%1&quot; was lost; what was not committed is undone. Try again when the server runs.</source>
        <translation>انقطع الاتصال بقاعدة البيانات «⁨%1⁩» وأُلغي ما لم يُثبَّت. حاول مجددًا عندما يعمل الخادم.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>A text with a NUL character cannot be stored in PostgreSQL.</source>
        <translation>لا يمكن تخزين نص فيه محرف صفري في PostgreSQL.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="+38"/>
        <source>The rows or tables are locked by another program; try again when it has finished.</source>
        <translation>الصفوف أو الجداول مقفلة من برنامج آخر؛ حاول مجددًا عندما ينتهي.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The disk of the database server is full; make room and try again.</source>
        <translation>قرص خادم قاعدة البيانات ممتلئ؛ أفرغ مساحة وحاول مجددًا.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlintrospection.cpp" line="+179"/>
        <location filename="../core/db/sqlite/sqliteintrospection.cpp" line="+131"/>
        <source>There is no table &quot;%1&quot; in the database %2.</source>
        <translation>لا يوجد جدول «⁨%1⁩» في قاعدة البيانات %2.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitedriver.cpp" line="+30"/>
        <source>The database %1 is a folder; give the path of a SQLite file.</source>
        <translation>قاعدة البيانات ⁨%1⁩ مجلد؛ حدد مسار ملف SQLite.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The database file %1 does not exist; check the path in the settings, or create it with &quot;migrate&quot;.</source>
        <translation>ملف قاعدة البيانات ⁨%1⁩ غير موجود؛ تحقّق من المسار في الإعدادات أو أنشئه بالأمر «migrate».</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The database %1 cannot be created: its folder does not exist.</source>
        <translation>تعذّر إنشاء قاعدة البيانات ⁨%1⁩: مجلدها غير موجود.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="+57"/>
        <source>The option journal_mode of database %1 is &quot;%2&quot;; use one of %3.</source>
        <translation>الخيار journal_mode لقاعدة البيانات ⁨%1⁩ هو «⁨%2⁩»؛ استعمل أحد: %3.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitedriver.cpp" line="+147"/>
        <source>%1.%2 = %3 points to no row of %4.</source>
        <translation>‏%1.%2 = %3 لا يشير إلى أي صف من %4.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteerror.cpp" line="+36"/>
        <source>The database %1 is locked by another program; try again when that has finished writing.</source>
        <translation>قاعدة البيانات ⁨%1⁩ مقفلة من برنامج آخر؛ حاول مجددًا عندما ينتهي من الكتابة.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The database %1 is read-only; give this user the right to write the file and its folder.</source>
        <translation>قاعدة البيانات ⁨%1⁩ للقراءة فقط؛ امنح هذا المستخدم حق الكتابة في الملف ومجلده.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The database %1 cannot be opened; check that the file and its folder exist and that this user may read and write them.</source>
        <translation>تعذّر فتح قاعدة البيانات ⁨%1⁩؛ تأكد من وجود الملف ومجلده ومن حق هذا المستخدم في القراءة والكتابة.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file %1 is not a SQLite database, or it is encrypted; choose another file.</source>
        <translation>الملف %1 ليس قاعدة بيانات SQLite أو هو مشفّر؛ اختر ملفًا آخر.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The database %1 is damaged; restore a backup, or save what can be read with &quot;sqlite3 FILE .recover&quot;.</source>
        <translation>قاعدة البيانات ⁨%1⁩ تالفة؛ استعد نسخة احتياطية أو أنقذ المقروء منها بالأمر «sqlite3 FILE .recover».</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The disk that holds the database %1 is full; make room and try again.</source>
        <translation>القرص الذي فيه قاعدة البيانات ⁨%1⁩ ممتلئ؛ أفرغ مساحة وحاول مجددًا.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The database %1 cannot be read or written; check the disk and its connection.</source>
        <translation>تعذّرت قراءة قاعدة البيانات ⁨%1⁩ أو كتابتها؛ تحقّق من القرص ووصلته.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>This user may not open the database %1; change the rights of the file.</source>
        <translation>لا يحق لهذا المستخدم فتح قاعدة البيانات ⁨%1⁩؛ غيّر حقوق الملف.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqlitehandle.cpp" line="+35"/>
        <source>There is no SQL statement to run.</source>
        <translation>لا توجد عبارة SQL لتنفيذها.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only one SQL statement can be run at a time; run a script for more.</source>
        <translation>يمكن تنفيذ عبارة SQL واحدة في كل مرة؛ استعمل سكربتًا للمزيد.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The statement has %1 place markers but %2 values were given.</source>
        <translation>في العبارة %1 من المواضع لكن القيم المعطاة %2.</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>The value %1 cannot be stored in a SQLite database: its kind is %2.</source>
        <translation>تعذّر تخزين القيمة %1 في SQLite: نوعها %2.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteschemaeditor.cpp" line="+22"/>
        <source>The tables of a SQLite database cannot be changed inside of another transaction.</source>
        <translation>لا يمكن تغيير جداول قاعدة بيانات SQLite داخل معاملة أخرى.</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Row %1 of table &quot;%2&quot; points to a row of &quot;%3&quot; that does not exist.</source>
        <translation>الصف %1 من الجدول «⁨%2⁩» يشير إلى صف من «⁨%3⁩» غير موجود.</translation>
    </message>
    <message>
        <location filename="../core/db/connectionprivate.h" line="+56"/>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="-20"/>
        <location filename="../core/db/sqlite/sqliteerror.cpp" line="+19"/>
        <source>Stopped before the database had an answer.</source>
        <translation>توقف قبل أن يكون لدى قاعدة البيانات جواب.</translation>
    </message>
    <message>
        <location filename="../core/db/transactionblocks.cpp" line="+8"/>
        <source>The transaction on database &quot;%1&quot; will be undone, because a block inside of it failed; leave the atomic block before running more statements.</source>
        <translation>ستُلغى المعاملة في قاعدة البيانات «⁨%1⁩» لأن كتلة بداخلها فشلت؛ غادر الكتلة الذرية قبل تنفيذ المزيد.</translation>
    </message>
    <message>
        <location line="+140"/>
        <source>Nothing can wait for the commit on database &quot;%1&quot; while autocommit is off; use an atomic block.</source>
        <translation>لا يمكن انتظار التثبيت في قاعدة البيانات «⁨%1⁩» ما دام التثبيت التلقائي معطلاً؛ استخدم كتلة ذرية.</translation>
    </message>
    <message>
        <location filename="../core/db/manualtransactions.cpp" line="+13"/>
        <source>There is no atomic block on database &quot;%1&quot; to be undone.</source>
        <translation>لا توجد كتلة ذرية في قاعدة البيانات «⁨%1⁩» يمكن إلغاؤها.</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>This is not allowed in an atomic block on database &quot;%1&quot;, which ends its transaction by itself.</source>
        <translation>هذا غير مسموح داخل كتلة ذرية في قاعدة البيانات «⁨%1⁩»، فهي تنهي معاملتها بنفسها.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A transaction on database &quot;%1&quot; is open; commit it or roll it back before autocommit is switched on.</source>
        <translation>توجد معاملة مفتوحة في قاعدة البيانات «⁨%1⁩»؛ ثبّتها أو ألغها قبل تشغيل التثبيت التلقائي.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The transaction on database &quot;%1&quot; has failed and is undone.</source>
        <translation>فشلت المعاملة في قاعدة البيانات «⁨%1⁩» وأُلغيت.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlerror.cpp" line="+13"/>
        <source>Another transaction was in the way (%1); run this transaction again.</source>
        <translation>اعترضت معاملة أخرى (%1)؛ أعد تنفيذ هذه المعاملة.</translation>
    </message>
    <message>
        <location filename="../core/db/postgresql/postgresqlsession.cpp" line="+29"/>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="-28"/>
        <source>The option %1 of database %2 is &quot;%3&quot;; use one of %4.</source>
        <translation>الخيار %1 لقاعدة البيانات %2 هو «⁨%3⁩»؛ استخدم أحد: %4.</translation>
    </message>
    <message>
        <location filename="../core/db/sqlite/sqliteoptions.cpp" line="-10"/>
        <source>The database %1 has the unknown option &quot;%2&quot;; there are %3.</source>
        <translation>لقاعدة البيانات ⁨%1⁩ خيار مجهول «⁨%2⁩»؛ الموجود: %3.</translation>
    </message>
    <message>
        <location filename="../core/db/statementwrappers.cpp" line="+28"/>
        <source>A wrapper around statements has not run one; let it call what it is given, or throw.</source>
        <translation>غلاف حول التعليمات لم ينفذ إحداها؛ اجعله يستدعي ما أُعطي له أو يرمي خطأ.</translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message>
        <location filename="../app/quintette-desktop/projectmaker.cpp" line="+17"/>
        <source>Stopped. What was written so far is in %1; delete that folder or choose another one next time.</source>
        <translation>توقف. ما كُتب حتى الآن موجود في %1؛ احذف ذلك المجلد أو اختر غيره في المرة القادمة.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The program %1 could not be started. It belongs beside this one; is the installation complete?</source>
        <translation>تعذّر تشغيل البرنامج %1. مكانه بجانب هذا البرنامج؛ هل التثبيت كامل؟</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="+39"/>
        <source>Quintette</source>
        <translation>Quintette</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Choose a project to work on</source>
        <translation>اختر مشروعًا للعمل عليه</translation>
    </message>
    <message>
        <location line="+13"/>
        <location line="+1"/>
        <source>Recent projects</source>
        <translation>المشاريع الأخيرة</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Open a project folder …</source>
        <translation>فتح مجلد مشروع …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A folder with a quintette.toml in it</source>
        <translation>مجلد فيه ملف quintette.toml</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/desktop.cpp" line="+85"/>
        <source>This project is open in another window too. Both may work: whoever saves second is shown what the first one changed.</source>
        <translation>هذا المشروع مفتوح في نافذة أخرى أيضًا. يمكن العمل في كلتيهما: من يحفظ ثانيًا يرى ما غيّره الأول.</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="+1"/>
        <source>New project on a database …</source>
        <translation>مشروع جديد على قاعدة بيانات …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An existing database, such as a Django site&apos;s</source>
        <translation>قاعدة بيانات موجودة، كقاعدة موقع Django</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New demo project …</source>
        <translation>مشروع تجريبي جديد …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A fresh site with example content</source>
        <translation>موقع جديد بمحتوى تجريبي</translation>
    </message>
    <message>
        <location line="+113"/>
        <source>Open a project folder</source>
        <translation>فتح مجلد مشروع</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Folder for the demo project</source>
        <translation>مجلد المشروع التجريبي</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Choose the database</source>
        <translation>اختر قاعدة البيانات</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQLite databases (*.sqlite3 *.sqlite *.db);;All files (*)</source>
        <translation>قواعد بيانات SQLite (*.sqlite3 *.sqlite *.db);;كل الملفات (*)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Folder for the new project</source>
        <translation>مجلد المشروع الجديد</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/choicepopup.cpp" line="+30"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+144"/>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <location line="+53"/>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="+168"/>
        <source>Searching …</source>
        <translation>جارٍ البحث …</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>These are only the first; type to find others.</source>
        <translation>هذه الأولى فقط؛ اكتب للعثور على غيرها.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/dateline.cpp" line="+49"/>
        <source>Choose from a calendar (F4)</source>
        <translation>الاختيار من التقويم (F4)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/fileeditor.cpp" line="+51"/>
        <source>Choose a file …</source>
        <translation>اختر ملفًا …</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="+75"/>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Choose a file</source>
        <translation>اختر ملفًا</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 cannot be read: %2</source>
        <translation>تتعذر قراءة %1: %2</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 (%2)</source>
        <translation>%1 ‏(%2)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No file</source>
        <translation>لا يوجد ملف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/jsoneditor.cpp" line="+42"/>
        <source>Tidy up</source>
        <translation>ترتيب</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="+172"/>
        <source>Open this object</source>
        <translation>فتح هذا العنصر</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="+23"/>
        <location line="+1"/>
        <source>Add another</source>
        <translation>إضافة آخر</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relationeditor.cpp" line="+49"/>
        <source>None chosen</source>
        <translation>لم يُختر شيء</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/timeline.cpp" line="+21"/>
        <source>Choose a time</source>
        <translation>اختر وقتًا</translation>
    </message>
    <message>
        <location line="+24"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="+38"/>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Midnight</source>
        <translation>منتصف الليل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>6 a.m.</source>
        <translation>6 صباحًا</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Noon</source>
        <translation>الظهر</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>6 p.m.</source>
        <translation>6 مساءً</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/twolisteditor.cpp" line="-28"/>
        <source>Available: type to filter</source>
        <translation>المتاح: اكتب للتصفية</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose (Enter)</source>
        <translation>اختيار (Enter)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove (Delete)</source>
        <translation>إزالة (Delete)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Available</source>
        <translation>المتاح</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chosen</source>
        <translation>المختار</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>Chosen: %1</source>
        <translation>المختار: %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="-11"/>
        <location filename="../admin/widgets/list/celldata.cpp" line="+15"/>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../admin/widgets/list/celldata.cpp" line="+0"/>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>Take back the changes to “%1” (Ctrl+Alt+Z)</source>
        <translation>التراجع عن تعديلات «⁨%1⁩» (Ctrl+Alt+Z)</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+35"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+57"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="+31"/>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+77"/>
        <source>Save and continue</source>
        <translation>حفظ ومتابعة</translation>
    </message>
    <message>
        <location line="-75"/>
        <source>Save and add another</source>
        <translation>حفظ وإضافة آخر</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="+59"/>
        <location filename="../admin/widgets/form/formbar.cpp" line="+4"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+5"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+90"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="+19"/>
        <location filename="../admin/widgets/window/shortcutsdialog.cpp" line="+54"/>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+2"/>
        <location filename="../admin/widgets/list/rowactions.cpp" line="+118"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+75"/>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>View on site</source>
        <translation>عرض في الموقع</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete …</source>
        <translation>حذف …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formdialog.cpp" line="+118"/>
        <location filename="../admin/widgets/form/refusal.cpp" line="+22"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="+118"/>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+154"/>
        <source>Please correct the errors below.</source>
        <translation>صحّح الأخطاء أدناه من فضلك.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="+196"/>
        <source>This form cannot be shown</source>
        <translation>تعذّر عرض هذه الاستمارة</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+53"/>
        <source>Back to the list</source>
        <translation>رجوع إلى القائمة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formdialog.cpp" line="-85"/>
        <location filename="../admin/widgets/form/relateddialog.cpp" line="+0"/>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="-111"/>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/changelistmodel.cpp" line="+234"/>
        <source>Click to sort; with Ctrl to add this column to the order</source>
        <translation>انقر للترتيب؛ ومع Ctrl يُضاف هذا العمود إلى الترتيب</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/filterpanel.cpp" line="+53"/>
        <source>Clear all filters</source>
        <translation>إلغاء كل المرشحات</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Show counts</source>
        <translation>إظهار الأعداد</translation>
    </message>
    <message numerus="yes">
        <location line="+54"/>
        <source>Show all %n</source>
        <translation>
            <numerusform>إظهار الكل (%n)</numerusform>
            <numerusform>إظهار الكل (%n)</numerusform>
            <numerusform>إظهار الكل (%n)</numerusform>
            <numerusform>إظهار الكل (%n)</numerusform>
            <numerusform>إظهار الكل (%n)</numerusform>
            <numerusform>إظهار الكل (%n)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="+26"/>
        <location filename="../admin/widgets/navigation/navigationdelegate.cpp" line="+82"/>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="+152"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+157"/>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+2"/>
        <source>Search this list</source>
        <translation>البحث في هذه القائمة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show or hide filters</source>
        <translation>إظهار المرشحات أو إخفاؤها</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Delete selected</source>
        <translation>حذف المختار</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy rows as text</source>
        <translation>نسخ الصفوف نصًا</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listplaceholder.cpp" line="+12"/>
        <source>No %1 match</source>
        <translation>لا يوجد %1 مطابق</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try other words or fewer filters.</source>
        <translation>جرّب كلمات أخرى أو مرشحات أقل.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+3"/>
        <source>There are no %1 yet</source>
        <translation>لا يوجد %1 بعد</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Add the first one</source>
        <translation>إضافة الأول</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/rowactions.cpp" line="-2"/>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="-3"/>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy cell</source>
        <translation>نسخ الخلية</translation>
    </message>
    <message>
        <location line="-54"/>
        <source>Some of the selected rows are not loaded yet. Scroll through them, or select all.</source>
        <translation>بعض الصفوف المختارة لم تُحمّل بعد. مرّر خلالها أو اختر الكل.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1: still at work …</source>
        <translation>%1: ما زال العمل جاريًا …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listbody.cpp" line="+88"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="+5"/>
        <source>Filters</source>
        <translation>المرشحات</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="-13"/>
        <location filename="../admin/widgets/navigation/paletteentries.cpp" line="+27"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+3"/>
        <source>Add %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+67"/>
        <source>%1 of %2 selected</source>
        <translation>اختير %1 من %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Select all %1</source>
        <translation>اختيار الكل (%1)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear selection</source>
        <translation>إلغاء الاختيار</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+60"/>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+3"/>
        <source>Actions</source>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/selectionbar.cpp" line="+14"/>
        <source>%1–%2 of %3 (%4 in total)</source>
        <translation>%1–%2 من %3 (الإجمالي %4)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1–%2 of %3</source>
        <translation>%1–%2 من %3</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/sortheader.cpp" line="+109"/>
        <source>Sort ascending</source>
        <translation>ترتيب تصاعدي</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sort descending</source>
        <translation>ترتيب تنازلي</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Then sort by this column</source>
        <translation>ثم الترتيب بهذا العمود</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove from sorting</source>
        <translation>إزالة من الترتيب</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/messagebar.cpp" line="+60"/>
        <location line="+1"/>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="-128"/>
        <source>Go to a model or an object, or run a command</source>
        <translation>الانتقال إلى نموذج أو كائن أو تنفيذ أمر</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/navigationpanel.cpp" line="-111"/>
        <location line="+1"/>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+76"/>
        <source>Filter models</source>
        <translation>تصفية النماذج</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Apps and models</source>
        <translation>التطبيقات والنماذج</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>View only</source>
        <translation>عرض فقط</translation>
    </message>
    <message>
        <location filename="../admin/widgets/session/taskfailure.cpp" line="+37"/>
        <source>You do not have permission to do this.</source>
        <translation>ليس لديك إذن لفعل هذا.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Somebody else changed this object meanwhile. Look at it again before you go on.</source>
        <translation>غيّر شخص آخر هذا العنصر في هذه الأثناء. انظر فيه مرة أخرى قبل المتابعة.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This object does not exist any more. Perhaps it was deleted.</source>
        <translation>لم يعد هذا العنصر موجودًا. ربما حُذف.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-53"/>
        <source>This cannot be deleted, because other objects need it:</source>
        <translation>لا يمكن حذفه لأن عناصر أخرى تحتاج إليه:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This cannot be deleted, because you may not delete what belongs to it:</source>
        <translation>لا يمكن حذفه لأنه لا يحق لك حذف ما يتبعه:</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Delete “%1” and everything below?</source>
        <translation>أتريد حذف «⁨%1⁩» وكل ما يلي؟</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Delete these %n object(s) and everything below?</source>
        <translation>
            <numerusform>لا شيء لحذفه.</numerusform>
            <numerusform>أتريد حذف هذا العنصر وكل ما يلي؟</numerusform>
            <numerusform>أتريد حذف هذين العنصرين وكل ما يلي؟</numerusform>
            <numerusform>أتريد حذف هذه الـ%n عناصر وكل ما يلي؟</numerusform>
            <numerusform>أتريد حذف هذه الـ%n عنصرًا وكل ما يلي؟</numerusform>
            <numerusform>أتريد حذف هذه الـ%n عنصر وكل ما يلي؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/list/actionquestion.cpp" line="+22"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+34"/>
        <source>… and %n more object(s)</source>
        <translation>
            <numerusform>… ولا عناصر أخرى</numerusform>
            <numerusform>… وعنصر آخر</numerusform>
            <numerusform>… وعنصران آخران</numerusform>
            <numerusform>… و%n عناصر أخرى</numerusform>
            <numerusform>… و%n عنصرًا آخر</numerusform>
            <numerusform>… و%n عنصر آخر</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/inlinerowbuttons.cpp" line="+55"/>
        <source>Open %1</source>
        <translation>فتح %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View %1 on site</source>
        <translation>عرض %1 على الموقع</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take %1 away again</source>
        <translation>إزالة %1 مجددًا</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/widgets/form/relatedobjects.cpp" line="+58"/>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-25"/>
        <location line="+33"/>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Delete %1 when the form is saved</source>
        <translation>حذف %1 عند حفظ الاستمارة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="+4"/>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Objects</source>
        <translation>العناصر</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="-17"/>
        <source>Back to the form</source>
        <translation>رجوع إلى الاستمارة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+13"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+143"/>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+125"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+1"/>
        <source>Who</source>
        <translation>مَن</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+0"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="+1"/>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="-143"/>
        <location line="+93"/>
        <source>Compare with now</source>
        <translation>مقارنة بالحالي</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="-132"/>
        <location filename="../admin/widgets/window/historypage.cpp" line="-91"/>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="+39"/>
        <source>Restore …</source>
        <translation>استعادة …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="+155"/>
        <source>No history yet</source>
        <translation>لا سجل بعد</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This object was probably not added or changed here.</source>
        <translation>لعل هذا العنصر لم يُضف أو يُعدّل هنا.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/pageturner.cpp" line="+36"/>
        <source>Newer</source>
        <translation>الأحدث</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Older</source>
        <translation>الأقدم</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-105"/>
        <location line="+1"/>
        <source>Log in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/passwordstep.cpp" line="+20"/>
        <source>&amp;User name</source>
        <translation>&amp;اسم المستخدم</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>&amp;Password</source>
        <translation>كلمة &amp;المرور</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Caps Lock is on</source>
        <translation>مفتاح الحروف الكبيرة مفعّل</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/codestep.cpp" line="+23"/>
        <source>&amp;Code</source>
        <translation>&amp;الرمز</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+166"/>
        <source>User name and password do not belong to a staff account. Capital and small letters matter in both.</source>
        <translation>اسم المستخدم وكلمة المرور لا يخصان حسابًا من حسابات الموظفين. حالة الأحرف مهمة في كليهما.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/maintoolbar.cpp" line="+30"/>
        <source>Go to …  Ctrl+K</source>
        <translation>انتقال إلى …  Ctrl+K</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="-50"/>
        <source>&amp;Site</source>
        <translation>&amp;الموقع</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start or stop the server</source>
        <translation>تشغيل الخادم أو إيقافه</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Open the site in a browser</source>
        <translation>فتح الموقع في المتصفح</translation>
    </message>
    <message>
        <source>Start the server first.</source>
        <translation type="vanished">شغّل الخادم أولاً.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Other project …</source>
        <translation>مشروع آخر …</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Log out</source>
        <translation>خروج</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&amp;Go</source>
        <translation>&amp;انتقال</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-164"/>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+1"/>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+1"/>
        <source>Forward</source>
        <translation>التالي</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to a model or command …</source>
        <translation>انتقل إلى نموذج أو أمر …</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&amp;View</source>
        <translation>عر&amp;ض</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Navigation</source>
        <translation>التنقل</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&amp;Help</source>
        <translation>مسا&amp;عدة</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../admin/widgets/window/shortcutsdialog.cpp" line="-36"/>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/languagebutton.cpp" line="+22"/>
        <location line="+1"/>
        <location filename="../admin/widgets/window/languagemenu.cpp" line="+16"/>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/thememenu.cpp" line="+15"/>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>As the system</source>
        <translation>كإعداد النظام</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="+136"/>
        <source>The site is not being served.</source>
        <translation>الموقع غير مُشغَّل الآن.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/pageshortcuts.cpp" line="+33"/>
        <source>A number one more or less, a date one day on or back</source>
        <translation>زيادة العدد أو إنقاصه بواحد، وتقديم التاريخ أو تأخيره يومًا</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the calendar of a date</source>
        <translation>فتح تقويم التاريخ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a list of choices</source>
        <translation>فتح قائمة الاختيارات</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="+66"/>
        <source>Everywhere</source>
        <translation>في كل مكان</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/overviewpage.cpp" line="-91"/>
        <source>You do not have permission to view or edit anything.</source>
        <translation>ليس لديك إذن لعرض أي شيء أو تحريره.</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>My recent actions</source>
        <translation>إجراءاتي الأخيرة</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/discardquestion.cpp" line="+14"/>
        <source>Unsaved changes</source>
        <translation>تغييرات غير محفوظة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” has changes that are not saved. Leave without saving them?</source>
        <translation>في «⁨%1⁩» تغييرات غير محفوظة. أتريد المغادرة دون حفظها؟</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Discard changes</source>
        <translation>تجاهل التغييرات</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpagesaving.cpp" line="+40"/>
        <location filename="../admin/widgets/window/pagestack.cpp" line="+161"/>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="-64"/>
        <location filename="../admin/widgets/window/servebar.cpp" line="+36"/>
        <source>Serve</source>
        <translation>تشغيل الخادم</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/servebar.cpp" line="+2"/>
        <source>Answer web browsers while this program runs</source>
        <translation>الرد على متصفحات الويب ما دام هذا البرنامج يعمل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy address</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open in browser</source>
        <translation>فتح في المتصفح</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/desktop/flatpagepreview.cpp" line="+28"/>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/navigation/commandpalette.cpp" line="+116"/>
        <source>Nothing has such a name</source>
        <translation>لا شيء بهذا الاسم</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/codestep.cpp" line="-2"/>
        <source>Enter the code that your device shows now, or one of your recovery codes.</source>
        <translation>أدخل الرمز الذي يعرضه جهازك الآن، أو أحد رموز الاسترداد.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/logindialog.cpp" line="+157"/>
        <source>That code is not right, or it was used before. Wait for the next one.</source>
        <translation>هذا الرمز غير صحيح أو استُخدم من قبل. انتظر الرمز التالي.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Your account needs one-time codes. Turn them on to go on.</source>
        <translation>يحتاج حسابك إلى رموز لمرة واحدة. فعّلها للمتابعة.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainwindow.cpp" line="-78"/>
        <source>Use a free port</source>
        <translation>استخدم منفذًا حرًا</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="-40"/>
        <source>My account …</source>
        <translation>حسابي …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="+17"/>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listeditdialog.cpp" line="-12"/>
        <source>Edit %1</source>
        <translation>تعديل %1</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>There is nothing here that you may edit in the list.</source>
        <translation>لا شيء هنا يجوز لك تعديله في القائمة.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relatedbuttons.cpp" line="+28"/>
        <location filename="../admin/widgets/form/inlineview.cpp" line="+218"/>
        <source>Add another %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="-72"/>
        <source>Save as new</source>
        <translation>حفظ كجديد</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Set password …</source>
        <translation>تعيين كلمة المرور …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="-50"/>
        <source>The form shows an earlier version. Nothing has been changed yet; save to restore it.</source>
        <translation>تعرض الاستمارة نسخة سابقة. لم يتغيّر شيء بعد؛ احفظ لاستعادتها.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/refusal.cpp" line="-10"/>
        <source>This object was deleted while you were editing it. What you typed is still here; saving makes a new object of it.</source>
        <translation>حُذف هذا العنصر بينما كنت تعدّله. ما كتبته ما زال هنا؛ وحفظه ينشئ منه عنصرًا جديدًا.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/objectcommands.cpp" line="+36"/>
        <source>Set password</source>
        <translation>تعيين كلمة المرور</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a new password for “%1”.</source>
        <translation>أدخل كلمة مرور جديدة لـ «⁨%1⁩».</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The password of “%1” was changed.</source>
        <translation>غُيّرت كلمة مرور «⁨%1⁩».</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="+57"/>
        <source>Show it again</source>
        <translation>عرضه مرة أخرى</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/conflictview.cpp" line="+76"/>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-23"/>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Yours</source>
        <translation>لك</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>not touched</source>
        <translation>لم يُمس</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>theirs</source>
        <translation>الآخر</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>yours</source>
        <translation>لك</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/refusal.cpp" line="+5"/>
        <source>Somebody else saved meanwhile. Look at the changes above the form, then save again.</source>
        <translation>حفظ شخص آخر في هذه الأثناء. راجع التغييرات أعلى النموذج ثم احفظ مرة أخرى.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/secondfactorsetup.cpp" line="+64"/>
        <source>Turn on</source>
        <translation>تفعيل</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/codescard.cpp" line="+15"/>
        <source>Turn on …</source>
        <translation>تفعيل …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Turn off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/secondfactorsetup.cpp" line="-10"/>
        <source>One-time codes are on. Keep these recovery codes in a safe place, they are shown only now: each lets you in once without your device.</source>
        <translation>فُعّلت الرموز لمرة واحدة. احتفظ برموز الاسترداد هذه في مكان آمن، فهي لا تُعرض إلا الآن: كل رمز يُدخلك مرة واحدة دون جهازك.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Scan this with a program for one-time codes, or type the key below into it. Then enter the code that it shows.</source>
        <translation>امسح هذا ببرنامج للرموز لمرة واحدة، أو اكتب فيه المفتاح أدناه. ثم أدخل الرمز الذي يعرضه.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>I have kept them</source>
        <translation>احتفظت بها</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>QR code with the key</source>
        <translation>رمز QR يحمل المفتاح</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Recovery codes</source>
        <translation>رموز الاسترداد</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>That is not the code of this moment. Wait for the next one and check that the clock of your device is right.</source>
        <translation>هذا ليس رمز هذه اللحظة. انتظر الرمز التالي وتأكد من أن ساعة جهازك صحيحة.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="+63"/>
        <location filename="../admin/widgets/account/codescard.cpp" line="-6"/>
        <source>One-time codes</source>
        <translation>رموز لمرة واحدة</translation>
    </message>
    <message>
        <location line="-78"/>
        <source>My account: %1</source>
        <translation>حسابي: %1</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change password …</source>
        <translation>تغيير كلمة المرور …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/codescard.cpp" line="+5"/>
        <source>New recovery codes</source>
        <translation>رموز استرداد جديدة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/websessionscard.cpp" line="+14"/>
        <location line="+7"/>
        <source>Logged in on the web</source>
        <translation>الدخول عبر الويب</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Nowhere</source>
        <translation>لا مكان</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Browser</source>
        <translation>المتصفح</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Until</source>
        <translation>حتى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Log out there</source>
        <translation>الخروج هناك</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log out everywhere</source>
        <translation>الخروج من كل مكان</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="-1"/>
        <location line="+3"/>
        <source>What happened lately</source>
        <translation>ما حدث مؤخرًا</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/codescard.cpp" line="+11"/>
        <source>This project has no table for them yet; run “migrate” once.</source>
        <translation>ليس لهذا المشروع جدول لها بعد؛ شغّل «migrate» مرة واحدة.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>On: whoever logs in with your password also needs a code of your device. %n recovery code(s) left.</source>
        <translation>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. لم يبق أي رمز استرداد.</numerusform>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. بقي رمز استرداد واحد.</numerusform>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. بقي رمزا استرداد.</numerusform>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. بقيت %n رموز استرداد.</numerusform>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. بقي %n رمز استرداد.</numerusform>
            <numerusform>مفعّلة: من يدخل بكلمة مرورك يحتاج أيضًا إلى رمز من جهازك. بقي %n رمز استرداد.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Off: your password alone is enough to log in. With codes, a stolen password is worth nothing.</source>
        <translation>غير مفعّلة: تكفي كلمة مرورك وحدها للدخول. ومع الرموز لا قيمة لكلمة مرور مسروقة.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/eventscard.cpp" line="+12"/>
        <source>this computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <location filename="../admin/widgets/account/accountdialog.cpp" line="+72"/>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter your old password and then the new one twice.</source>
        <translation>أدخل كلمة مرورك القديمة ثم الجديدة مرتين.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Your password was changed. You are logged out on the web.</source>
        <translation>غُيّرت كلمة مرورك. وأُنهي دخولك عبر الويب.</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>One-time codes are off.</source>
        <translation>أُلغيت الرموز لمرة واحدة.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Your new recovery codes, shown only now; the old ones are worth nothing any more: %1</source>
        <translation>رموز الاسترداد الجديدة، لا تُعرض إلا الآن؛ ولم تعد للقديمة قيمة: %1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Logged out there.</source>
        <translation>تم الخروج هناك.</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="-136"/>
        <location filename="../admin/widgets/list/actionrunner.cpp" line="+97"/>
        <location filename="../admin/widgets/list/listtools.cpp" line="-7"/>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtable.cpp" line="+70"/>
        <source>As at first</source>
        <translation>كما كان</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/pageshortcuts.cpp" line="-4"/>
        <source>Undo and redo typing</source>
        <translation>تراجع وإعادة</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Open the object</source>
        <translation>فتح الكائن</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select all rows</source>
        <translation>تحديد كل الصفوف</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select several rows</source>
        <translation>تحديد عدة صفوف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+8"/>
        <source>Take back the changes to this field</source>
        <translation>تراجع عن تغييرات هذا الحقل</translation>
    </message>
    <message numerus="yes">
        <location filename="../admin/widgets/form/inlineview.cpp" line="+2"/>
        <source>%n more row(s) are not shown here.</source>
        <translation>
            <numerusform>لا صفوف أخرى غير معروضة هنا.</numerusform>
            <numerusform>صف آخر غير معروض هنا.</numerusform>
            <numerusform>صفان آخران غير معروضين هنا.</numerusform>
            <numerusform>%n صفوف أخرى غير معروضة هنا.</numerusform>
            <numerusform>%n صفًا آخر غير معروض هنا.</numerusform>
            <numerusform>%n صف آخر غير معروض هنا.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/opentoggle.cpp" line="+32"/>
        <source>Expanded</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Collapsed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="-10"/>
        <source>Edit selected rows here</source>
        <translation>تعديل الصفوف المحددة هنا</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/dateline.cpp" line="-19"/>
        <source>YYYY</source>
        <translation>سسسس</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YY</source>
        <translation>سس</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>MM</source>
        <translation>شش</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>DD</source>
        <translation>يي</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/timeline.cpp" line="-27"/>
        <source>HH:MM:SS</source>
        <translation>HH:MM:SS</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/startwindow.cpp" line="+52"/>
        <source>The project is being made …</source>
        <translation>يجري إنشاء المشروع …</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>Projects that you open will be listed here. Begin with a demo, or put Quintette on a database you have: a Django site&apos;s stays as it is.</source>
        <translation>ستظهر هنا المشاريع التي تفتحها. ابدأ بمشروع تجريبي، أو استخدم Quintette مع قاعدة بيانات لديك: تبقى قاعدة موقع Django كما هي.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formpage.cpp" line="-25"/>
        <source>Save your changes first, or take them back.</source>
        <translation>احفظ تغييراتك أولًا أو تراجع عنها.</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/actionrunner.cpp" line="+39"/>
        <source>Store the file</source>
        <translation>حفظ الملف</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 could not be stored: %2</source>
        <translation>تعذر حفظ %1: %2</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/fileeditor.cpp" line="-71"/>
        <location line="+1"/>
        <location filename="../admin/widgets/form/fieldcell.cpp" line="-53"/>
        <source>Open this file</source>
        <translation>فتح هذا الملف</translation>
    </message>
    <message>
        <location filename="../app/quintette-desktop/companionloader.cpp" line="+61"/>
        <source>The plugin library %1 cannot be loaded, so something is missing beside this form: %2</source>
        <translation>تعذّر تحميل مكتبة الإضافة %1، فثمة شيء ناقص بجانب هذه الاستمارة: %2</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-14"/>
        <source>Differences from now</source>
        <translation>الفروق عن الحالي</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing differs from now.</source>
        <translation>لا فرق عن الحالي.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This version</source>
        <translation>هذه النسخة</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listplaceholder.cpp" line="+8"/>
        <source>Stopped before the list was there</source>
        <translation>توقف قبل ظهور القائمة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The database did not finish looking.</source>
        <translation>لم تنته قاعدة البيانات من البحث.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look again</source>
        <translation>ابحث مجددًا</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/documentationdialog.cpp" line="+19"/>
        <location line="+36"/>
        <source>Documentation</source>
        <translation>التوثيق</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/mainmenus.cpp" line="+44"/>
        <source>Documentation of this project</source>
        <translation>توثيق هذا المشروع</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/filterpanel.cpp" line="+32"/>
        <source>Search …</source>
        <translation>ابحث …</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/relatedbuttons.cpp" line="-6"/>
        <source>Change the chosen %1</source>
        <translation>تغيير %1 المختار</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Look at the chosen %1</source>
        <translation>عرض %1 المختار</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Delete the chosen %1</source>
        <translation>حذف %1 المختار</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+36"/>
        <source>Deleted %1</source>
        <translation>المحذوف: %1</translation>
    </message>
    <message>
        <location line="+89"/>
        <source>Restoring opens a form with the values that the object had; saving it makes the object anew.</source>
        <translation>الاستعادة تفتح نموذجًا بقيم العنصر السابقة، وحفظه ينشئ العنصر من جديد.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Nothing that was deleted here has been kept.</source>
        <translation>لم يُحتفظ بشيء مما حُذف هنا.</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Object</source>
        <translation>العنصر</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtools.cpp" line="+6"/>
        <location filename="../admin/widgets/window/deletedobjectspage.cpp" line="+1"/>
        <source>Deleted</source>
        <translation>المحذوف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listcommands.cpp" line="+6"/>
        <source>Show what was deleted</source>
        <translation>عرض المحذوف</translation>
    </message>
    <message>
        <location filename="../admin/widgets/form/formbar.cpp" line="+60"/>
        <source>Save and view</source>
        <translation>حفظ وعرض</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/historypage.cpp" line="-66"/>
        <source>Compare these two</source>
        <translation>مقارنة هاتين النسختين</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/differencedialog.cpp" line="-14"/>
        <source>Differences between two versions</source>
        <translation>الفروق بين نسختين</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>These versions do not differ.</source>
        <translation>لا فرق بين هاتين النسختين.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Earlier version</source>
        <translation>النسخة الأقدم</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Later version</source>
        <translation>النسخة الأحدث</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/deletedialog.cpp" line="-76"/>
        <source>Enter or double click opens it</source>
        <translation>زر الإدخال أو النقر المزدوج يفتحه</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/listtable.cpp" line="-3"/>
        <source>Sort by</source>
        <translation>ترتيب حسب</translation>
    </message>
    <message>
        <location filename="../admin/widgets/list/actionquestion.cpp" line="+62"/>
        <source>Run</source>
        <translation>تنفيذ</translation>
    </message>
    <message>
        <location filename="../admin/widgets/look/errortitle.h" line="+12"/>
        <source>Error: %1</source>
        <translation>خطأ: %1</translation>
    </message>
    <message>
        <location filename="../admin/widgets/editors/placeeditor.cpp" line="+45"/>
        <source>Move %1 up (Alt+Up)</source>
        <translation>نقل %1 إلى أعلى (Alt+سهم لأعلى)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Move %1 down (Alt+Down)</source>
        <translation>نقل %1 إلى أسفل (Alt+سهم لأسفل)</translation>
    </message>
    <message>
        <location filename="../admin/widgets/window/administrationmenu.cpp" line="+47"/>
        <location filename="../admin/widgets/window/logindialog.cpp" line="-186"/>
        <source>Administration</source>
        <translation>الإدارة</translation>
    </message>
</context>
<context>
    <name>flatpages</name>
    <message>
        <location filename="../plugins/flatpages/flatpage.cpp" line="+15"/>
        <source>This value must contain only letters, numbers, dots, underscores, dashes, slashes or tildes.</source>
        <translation>يُسمح بالحروف والأرقام والنقاط والشرطات السفلية والواصلات والشرطات المائلة وعلامة المدّ فقط.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>flat page</source>
        <translation>صفحة ثابتة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>flat pages</source>
        <translation>صفحات ثابتة</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>URL</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Example: “/about/contact/”. Make sure to have leading and trailing slashes.</source>
        <translation>مثال: «/about/contact/». يجب أن يبدأ وينتهي بشرطة مائلة.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>content</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>enable comments</source>
        <translation>السماح بالتعليقات</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>template name</source>
        <translation>اسم القالب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Example: “flatpages/contact_page.html”. If this isn’t provided, the system will use “flatpages/default.html”.</source>
        <translation>مثال: «flatpages/contact_page.html». إن تُرك فارغًا استُعمل «flatpages/default.html».</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>registration required</source>
        <translation>يتطلب تسجيل الدخول</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If this is checked, only logged-in users will be able to view the page.</source>
        <translation>عند التأشير لا يرى الصفحة إلا المستخدمون المسجَّلون.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>sites</source>
        <translation>المواقع</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/flatpageadmin.cpp" line="+29"/>
        <source>URL is missing a trailing slash.</source>
        <translation>ينقص الرابط شرطة مائلة في آخره.</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>URL is missing a leading slash.</source>
        <translation>ينقص الرابط شرطة مائلة في أوله.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Flatpage with url %1 already exists for site %2</source>
        <translation>توجد بالفعل صفحة بالرابط %1 للموقع %2</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Advanced options</source>
        <translation>خيارات متقدمة</translation>
    </message>
    <message>
        <location filename="../plugins/flatpages/flatpagesplugin.cpp" line="+24"/>
        <source>Flat Pages</source>
        <translation>الصفحات الثابتة</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <location filename="../core/forms/modelfields.cpp" line="+53"/>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/choicefield.cpp" line="+64"/>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="+130"/>
        <source>Select a valid choice. %1 is not one of the available choices.</source>
        <translation>اختر خيارًا صالحًا. %1 ليس من الخيارات المتاحة.</translation>
    </message>
    <message>
        <location line="+52"/>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="-2"/>
        <location filename="../core/forms/fields/multivaluefield.cpp" line="+113"/>
        <source>Enter a list of values.</source>
        <translation>أدخل قائمة قيم.</translation>
    </message>
    <message numerus="yes">
        <location filename="../core/forms/fields/filefield.cpp" line="+42"/>
        <source>Ensure this filename has at most %n character(s) (it has %1).</source>
        <translation>
            <numerusform>لا يُسمح بأي حرف في اسم الملف (هي %1).</numerusform>
            <numerusform>يُسمح بحرف واحد على الأكثر في اسم الملف (هي %1).</numerusform>
            <numerusform>يُسمح بحرفين على الأكثر في اسم الملف (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n أحرف على الأكثر في اسم الملف (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n حرفًا على الأكثر في اسم الملف (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n حرف على الأكثر في اسم الملف (هي %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+22"/>
        <source>No file was submitted. Check the encoding type on the form.</source>
        <translation>لم يصل أي ملف. تحقّق من نوع ترميز الاستمارة.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The submitted file is empty.</source>
        <translation>الملف المرسل فارغ.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please either submit a file or check the clear checkbox, not both.</source>
        <translation>أرسل ملفًا أو اختر المسح، لا كليهما.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Upload a valid image. The file you uploaded was either not an image or a corrupted image.</source>
        <translation>ارفع صورة صالحة. الملف الذي رفعته ليس صورة أو صورة تالفة.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/identifierfield.cpp" line="+47"/>
        <source>Enter a valid UUID.</source>
        <translation>أدخل UUID صالحًا.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>This is not a valid IPv6 address.</source>
        <translation>هذا ليس عنوان IPv6 صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/jsonfield.cpp" line="+90"/>
        <source>Enter a valid JSON.</source>
        <translation>أدخل JSON صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/modelchoicefield.cpp" line="-69"/>
        <source>Select a valid choice. That choice is not one of the available choices.</source>
        <translation>اختر خيارًا صالحًا. هذا الخيار غير متاح.</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>“%1” is not a valid value.</source>
        <translation>«⁨%1⁩» ليست قيمة صالحة.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/numberfield.cpp" line="+124"/>
        <source>Enter a whole number.</source>
        <translation>أدخل عددًا صحيحًا.</translation>
    </message>
    <message>
        <location line="+43"/>
        <location line="+39"/>
        <source>Enter a number.</source>
        <translation>أدخل عددًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/splitdatetimefield.cpp" line="+19"/>
        <location line="+37"/>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+33"/>
        <source>Enter a valid date.</source>
        <translation>أدخل تاريخًا صالحًا.</translation>
    </message>
    <message>
        <location line="-35"/>
        <location line="+37"/>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+27"/>
        <source>Enter a valid time.</source>
        <translation>أدخل وقتًا صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/temporalfield.cpp" line="+38"/>
        <source>Enter a valid date/time.</source>
        <translation>أدخل تاريخًا ووقتًا صالحين.</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Enter a valid duration.</source>
        <translation>أدخل مدة صالحة.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/urlfield.cpp" line="+39"/>
        <source>Enter a valid URL.</source>
        <translation>أدخل رابطًا صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/formfield.cpp" line="+109"/>
        <location filename="../admin/site/newpassword.cpp" line="+30"/>
        <source>This field is required.</source>
        <translation>هذا الحقل مطلوب.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a valid value.</source>
        <translation>أدخل قيمة صالحة.</translation>
    </message>
    <message>
        <location filename="../core/forms/formset.cpp" line="+101"/>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message numerus="yes">
        <location line="+60"/>
        <source>Please submit at most %n form(s).</source>
        <translation>
            <numerusform>لا يُسمح بإرسال أي استمارة.</numerusform>
            <numerusform>أرسل استمارة واحدة على الأكثر.</numerusform>
            <numerusform>أرسل استمارتين على الأكثر.</numerusform>
            <numerusform>أرسل %n استمارات على الأكثر.</numerusform>
            <numerusform>أرسل %n استمارة على الأكثر.</numerusform>
            <numerusform>أرسل %n استمارة على الأكثر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>Please submit at least %n form(s).</source>
        <translation>
            <numerusform>لا يلزم إرسال أي استمارة.</numerusform>
            <numerusform>أرسل استمارة واحدة على الأقل.</numerusform>
            <numerusform>أرسل استمارتين على الأقل.</numerusform>
            <numerusform>أرسل %n استمارات على الأقل.</numerusform>
            <numerusform>أرسل %n استمارة على الأقل.</numerusform>
            <numerusform>أرسل %n استمارة على الأقل.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>ManagementForm data is missing or has been tampered with.</source>
        <translation>بيانات إدارة الاستمارة ناقصة أو جرى العبث بها.</translation>
    </message>
    <message>
        <location filename="../core/forms/localtime.cpp" line="+36"/>
        <source>%1 couldn’t be interpreted in time zone %2; it may be ambiguous or it may not exist.</source>
        <translation>تعذّر تفسير %1 في المنطقة الزمنية %2؛ قد يكون ملتبسًا أو غير موجود.</translation>
    </message>
    <message>
        <location filename="../core/forms/validators/stepsize.cpp" line="+19"/>
        <source>Ensure this value is a multiple of step size %1.</source>
        <translation>يجب أن تكون القيمة من مضاعفات %1.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/jsonfield.cpp" line="-1"/>
        <location filename="../core/forms/validators/storabletext.cpp" line="+18"/>
        <source>Null characters are not allowed.</source>
        <translation>لا يُسمح بالمحارف الصفرية.</translation>
    </message>
    <message>
        <location filename="../core/forms/validators/storabletext.cpp" line="+3"/>
        <source>Half of a surrogate pair is not a character.</source>
        <translation>نصف زوج بديل ليس حرفًا.</translation>
    </message>
    <message>
        <location filename="../core/forms/widgetspec.cpp" line="+112"/>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <location filename="../core/forms/widgethtml.cpp" line="+188"/>
        <source>Currently: %1</source>
        <translation>حاليًا: %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <location filename="../core/forms/widgetspec.cpp" line="-15"/>
        <source>Year</source>
        <translation>السنة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <location filename="../core/forms/inlineformset.cpp" line="+21"/>
        <source>This row does not exist any more. Perhaps it was deleted meanwhile.</source>
        <translation>لم يعد هذا الصف موجودًا. ربما حُذف في الأثناء.</translation>
    </message>
    <message>
        <location filename="../core/forms/fields/multivaluefield.cpp" line="+2"/>
        <source>Enter a complete value.</source>
        <translation>أدخل قيمة كاملة.</translation>
    </message>
    <message>
        <location filename="../core/forms/formlayout.cpp" line="+55"/>
        <source>(Hidden field %1) %2</source>
        <translation>(الحقل الخفي %1) %2</translation>
    </message>
</context>
<context>
    <name>http</name>
    <message>
        <location filename="../core/http/errorwall.cpp" line="+22"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+18"/>
        <source>The page you asked for does not exist. Check the address.</source>
        <translation>الصفحة التي طلبتها غير موجودة. تحقّق من العنوان.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+1"/>
        <source>You do not have permission to see this page or do this.</source>
        <translation>ليس لديك إذن لرؤية هذه الصفحة أو لفعل هذا.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What you sent is larger than this site accepts.</source>
        <translation>ما أرسلته أكبر مما يقبله هذا الموقع.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Your browser sent a request that this site cannot understand.</source>
        <translation>أرسل متصفحك طلبًا لا يفهمه هذا الموقع.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something went wrong on this site. It has been noted; try again later.</source>
        <translation>حدث خطأ في هذا الموقع وقد سُجّل؛ حاول مجددًا لاحقًا.</translation>
    </message>
    <message>
        <location filename="../core/middleware/csrf.cpp" line="+55"/>
        <source>The form was sent from %1, which this site does not trust. An administrator can add it to trusted_origins in the settings.</source>
        <translation>أُرسلت الاستمارة من %1 ولا يثق به هذا الموقع. يمكن للمدير إضافته إلى trusted_origins في الإعدادات.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Your browser did not say which page the form is on. Allow it to send the Referer header to this site.</source>
        <translation>لم يذكر متصفحك صفحة الاستمارة. اسمح له بإرسال ترويسة Referer إلى هذا الموقع.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Your browser named a page that is no address as the one the form is on.</source>
        <translation>ما ذكره متصفحك على أنه صفحة الاستمارة ليس عنوانًا.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The form is on an insecure page, but was sent to a secure one.</source>
        <translation>الاستمارة في صفحة غير آمنة لكنها أُرسلت إلى صفحة آمنة.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The form is on a page of %1, which this site does not trust.</source>
        <translation>الاستمارة في صفحة من %1 لا يثق بها هذا الموقع.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Your browser sent no security cookie. Allow cookies for this site, load the page anew and send the form again.</source>
        <translation>لم يرسل متصفحك ملف ارتباط الأمان. اسمح بملفات الارتباط لهذا الموقع وأعد تحميل الصفحة ثم أرسل الاستمارة مجددًا.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The form carries no security token. Load the page anew and try again.</source>
        <translation>لا تحمل الاستمارة رمز الأمان. أعد تحميل الصفحة وحاول مجددًا.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The security token of the form is not the present one, perhaps because you logged in meanwhile. Load the page anew and try again.</source>
        <translation>رمز أمان الاستمارة لم يعد ساريًا، ربما لأنك سجّلت الدخول في الأثناء. أعد تحميل الصفحة وحاول مجددًا.</translation>
    </message>
    <message>
        <location filename="../core/views/errorpages.cpp" line="+13"/>
        <source>Bad request</source>
        <translation>طلب غير صالح</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/html/webadminanswer.cpp" line="-4"/>
        <source>Not allowed</source>
        <translation>غير مسموح</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../admin/html/webadminanswer.cpp" line="+0"/>
        <source>Page not found</source>
        <translation>الصفحة غير موجودة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Too large</source>
        <translation>كبير جدًا</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Server error</source>
        <translation>خطأ في الخادم</translation>
    </message>
</context>
<context>
    <name>migrations</name>
    <message>
        <location filename="../core/migrations/migration.cpp" line="+42"/>
        <source>The migration file %1 cannot be used: %2.</source>
        <translation>لا يمكن استخدام ملف التهجير %1: %2.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>it is larger than 4 MB</source>
        <translation>حجمه أكبر من 4 ميغابايت</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>it holds no JSON object</source>
        <translation>لا يحوي كائن JSON</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Migration %1: %2.</source>
        <translation>التهجير %1: %2.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationplan.cpp" line="+19"/>
        <source>Migration %1 is applied on database &quot;%2&quot; before %3, which it needs; the record in django_migrations is out of order.</source>
        <translation>طُبّق التهجير %1 على قاعدة البيانات &quot;%2&quot; قبل %3 الذي يحتاج إليه؛ فالسجل في django_migrations غير مرتب.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>There is no app &quot;%1&quot; with migrations.</source>
        <translation>لا يوجد تطبيق &quot;%1&quot; له تهجيرات.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>App &quot;%1&quot; has two latest migrations, %2 and %3; let one depend on the other.</source>
        <translation>للتطبيق &quot;%1&quot; تهجيران أخيران، %2 و%3؛ اجعل أحدهما يعتمد على الآخر.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationexecutor.cpp" line="+73"/>
        <source>Migration %1 cannot be undone: one of its steps has no way back.</source>
        <translation>لا يمكن التراجع عن التهجير %1: فإحدى خطواته بلا رجعة.</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Migration %1, step %2: %3.</source>
        <translation>التهجير %1، الخطوة %2: %3.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationgraph.cpp" line="+45"/>
        <source>Migration %1 names %2, which does not exist; install its app or correct the dependency.</source>
        <translation>يسمّي التهجير %1 التهجير %2 وهو غير موجود؛ ثبّت تطبيقه أو صحّح الاعتماد.</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>These migrations need each other in a circle: %1.</source>
        <translation>هذه التهجيرات يحتاج بعضها إلى بعض في حلقة: %1.</translation>
    </message>
    <message>
        <location filename="../core/migrations/migrationloader.cpp" line="+65"/>
        <source>App &quot;%1&quot; has no migration whose name starts with &quot;%2&quot;.</source>
        <translation>ليس للتطبيق &quot;%1&quot; تهجير يبدأ اسمه بـ &quot;%2&quot;.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>More than one migration of app &quot;%1&quot; starts with &quot;%2&quot;; be more specific.</source>
        <translation>أكثر من تهجير للتطبيق &quot;%1&quot; يبدأ بـ &quot;%2&quot;؛ كن أكثر تحديدًا.</translation>
    </message>
    <message>
        <location filename="../core/migrations/operations/onlineoperations.cpp" line="+22"/>
        <source>%1 cannot run in a transaction; write &quot;atomic&quot;: false into its migration file of app &quot;%2&quot;.</source>
        <translation>لا يمكن تنفيذ %1 داخل معاملة؛ اكتب &quot;atomic&quot;: false في ملف الترحيل للتطبيق «⁨%2⁩».</translation>
    </message>
    <message>
        <location filename="../core/migrations/operations/postgresqloperations.cpp" line="+46"/>
        <source>The extension &quot;%1&quot; cannot be made in the database &quot;%2&quot;: %3. Install it on the server if it is not there, let a superuser run &quot;%4&quot; in that database, and migrate again.</source>
        <translation>تعذر إنشاء الامتداد «⁨%1⁩» في قاعدة البيانات «⁨%2⁩»: %3. ثبّته على الخادم إن لم يكن موجوداً، ودع مستخدماً فائقاً ينفذ «⁨%4⁩» في تلك القاعدة، ثم أعد الترحيل.</translation>
    </message>
</context>
<context>
    <name>orm</name>
    <message>
        <location filename="../core/orm/field.cpp" line="+158"/>
        <source>Value %1 is not a valid choice.</source>
        <translation>القيمة %1 ليست خيارًا صالحًا.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This field cannot be null.</source>
        <translation>لا يمكن ترك هذا الحقل بلا قيمة.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This field cannot be blank.</source>
        <translation>لا يمكن ترك هذا الحقل فارغًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/booleanfield.cpp" line="+33"/>
        <source>“%1” value must be either True, False, or None.</source>
        <translation>يجب أن تكون القيمة «⁨%1⁩» True أو False أو None.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” value must be either True or False.</source>
        <translation>يجب أن تكون القيمة «⁨%1⁩» True أو False.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/datefield.cpp" line="+37"/>
        <location filename="../core/orm/fields/datetimefield.cpp" line="+51"/>
        <source>“%1” value has the correct format (YYYY-MM-DD) but it is an invalid date.</source>
        <translation>«⁨%1⁩» بالصيغة الصحيحة (YYYY-MM-DD) لكنه ليس تاريخًا صالحًا.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” value has an invalid date format. It must be in YYYY-MM-DD format.</source>
        <translation>«⁨%1⁩» ليس بصيغة تاريخ صالحة. الصيغة المطلوبة YYYY-MM-DD.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/datetimefield.cpp" line="-10"/>
        <source>“%1” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.</source>
        <translation>«⁨%1⁩» بالصيغة الصحيحة لكنه ليس وقتًا صالحًا.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>“%1” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.</source>
        <translation>صيغة «⁨%1⁩» غير صالحة. الصيغة المطلوبة YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/arrayfield.cpp" line="+41"/>
        <source>“%1” is no list of values in JSON.</source>
        <translation>«⁨%1⁩» ليست قائمة قيم بصيغة JSON.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” is no list of values.</source>
        <translation>«⁨%1⁩» ليست قائمة قيم.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/hstorefield.cpp" line="+22"/>
        <source>“%1” is no object of texts in JSON.</source>
        <translation>«⁨%1⁩» ليس كائن نصوص بصيغة JSON.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/rangefield.cpp" line="+99"/>
        <source>“%1” is no range with a lower and an upper end.</source>
        <translation>«⁨%1⁩» ليس نطاقًا له حد أدنى وحد أعلى.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>The start of the range must not exceed the end of the range.</source>
        <translation>يجب ألا تتجاوز بداية النطاق نهايته.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/decimalfield.cpp" line="+34"/>
        <location filename="../core/orm/validators/limits.cpp" line="+76"/>
        <source>“%1” value must be a decimal number.</source>
        <translation>يجب أن تكون القيمة «⁨%1⁩» عددًا عشريًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/durationfield.cpp" line="+21"/>
        <source>“%1” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.</source>
        <translation>صيغة «⁨%1⁩» غير صالحة. الصيغة المطلوبة [DD] [[HH:]MM:]ss[.uuuuuu].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/floatfield.cpp" line="+38"/>
        <source>“%1” value must be a float.</source>
        <translation>يجب أن تكون القيمة «⁨%1⁩» عددًا.</translation>
    </message>
    <message>
        <source>%1 instance with %2 %3 does not exist.</source>
        <translation type="vanished">لا يوجد %1 حيث %2 هو %3.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/integerfield.cpp" line="+79"/>
        <source>“%1” value must be an integer.</source>
        <translation>يجب أن تكون القيمة «⁨%1⁩» عددًا صحيحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/ipaddressfield.cpp" line="+33"/>
        <location filename="../core/orm/validators/ipaddress.cpp" line="+50"/>
        <source>Enter a valid IPv4 or IPv6 address.</source>
        <translation>أدخل عنوان IPv4 أو IPv6 صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/jsonfield.cpp" line="+17"/>
        <source>Value must be valid JSON.</source>
        <translation>يجب أن تكون القيمة JSON صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/timefield.cpp" line="+33"/>
        <source>“%1” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.</source>
        <translation>«⁨%1⁩» بالصيغة الصحيحة لكنه ليس وقتًا صالحًا.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>“%1” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.</source>
        <translation>صيغة «⁨%1⁩» غير صالحة. الصيغة المطلوبة HH:MM[:ss[.uuuuuu]].</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/uuidfield.cpp" line="+44"/>
        <source>“%1” is not a valid UUID.</source>
        <translation>«⁨%1⁩» ليس UUID صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/constraintcheck.cpp" line="+22"/>
        <source>%1 with this %2 already exists.</source>
        <translation>يوجد %1 بهذا %2 بالفعل.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 and %2</source>
        <comment>the last two of a list</comment>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <location filename="../core/orm/fullclean.cpp" line="+185"/>
        <source>%1 must be unique for %2 %3.</source>
        <translation>يجب أن يكون %1 فريدًا لكل %2 %3.</translation>
    </message>
    <message>
        <location filename="../core/orm/constraintcheck.cpp" line="+132"/>
        <source>Constraint “%1” is violated.</source>
        <translation>خُرق القيد «⁨%1⁩».</translation>
    </message>
    <message>
        <location filename="../core/orm/relationresolver.cpp" line="+124"/>
        <source>%1-%2 relationship</source>
        <translation>علاقة %1–%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1-%2 relationships</source>
        <translation>علاقات %1–%2</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/ipaddress.cpp" line="-2"/>
        <source>Enter a valid IPv4 address.</source>
        <translation>أدخل عنوان IPv4 صالحًا.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter a valid IPv6 address.</source>
        <translation>أدخل عنوان IPv6 صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/limits.cpp" line="-49"/>
        <source>Ensure this value has at most 1 character (it has %1).</source>
        <translation>يُسمح بحرف واحد على الأكثر (هي %1).</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure this value has at most %n characters (it has %1).</source>
        <translation>
            <numerusform>لا يُسمح بأي حرف (هي %1).</numerusform>
            <numerusform>يُسمح بحرف واحد على الأكثر (هي %1).</numerusform>
            <numerusform>يُسمح بحرفين على الأكثر (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n أحرف على الأكثر (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n حرفًا على الأكثر (هي %1).</numerusform>
            <numerusform>يُسمح بـ%n حرف على الأكثر (هي %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Ensure this value has at least 1 character (it has %1).</source>
        <translation>يلزم حرف واحد على الأقل (هي %1).</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure this value has at least %n characters (it has %1).</source>
        <translation>
            <numerusform>لا يلزم أي حرف (هي %1).</numerusform>
            <numerusform>يلزم حرف واحد على الأقل (هي %1).</numerusform>
            <numerusform>يلزم حرفان على الأقل (هي %1).</numerusform>
            <numerusform>يلزم %n أحرف على الأقل (هي %1).</numerusform>
            <numerusform>يلزم %n حرفًا على الأقل (هي %1).</numerusform>
            <numerusform>يلزم %n حرف على الأقل (هي %1).</numerusform>
        </translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Ensure this value is less than or equal to %1.</source>
        <translation>يجب أن تكون القيمة %1 أو أقل.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Ensure this value is greater than or equal to %1.</source>
        <translation>يجب أن تكون القيمة %1 أو أكثر.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Ensure that there are no more than 1 digit in total.</source>
        <translation>يُسمح برقم واحد على الأكثر.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure that there are no more than %n digits in total.</source>
        <translation>
            <numerusform>لا يُسمح بأي رقم.</numerusform>
            <numerusform>يُسمح برقم واحد على الأكثر.</numerusform>
            <numerusform>يُسمح برقمين على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n أرقام على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n رقمًا على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n رقم على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Ensure that there are no more than 1 decimal place.</source>
        <translation>يُسمح بمنزلة عشرية واحدة على الأكثر.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Ensure that there are no more than %n decimal places.</source>
        <translation>
            <numerusform>لا يُسمح بمنازل عشرية.</numerusform>
            <numerusform>يُسمح بمنزلة عشرية واحدة على الأكثر.</numerusform>
            <numerusform>يُسمح بمنزلتين عشريتين على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n منازل عشرية على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n منزلة عشرية على الأكثر.</numerusform>
            <numerusform>يُسمح بـ%n منزلة عشرية على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Ensure that there are no more than 1 digit before the decimal point.</source>
        <translation>يُسمح برقم واحد على الأكثر قبل الفاصلة.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>Ensure that there are no more than %n digits before the decimal point.</source>
        <translation>
            <numerusform>لا يُسمح بأرقام قبل الفاصلة.</numerusform>
            <numerusform>يُسمح برقم واحد على الأكثر قبل الفاصلة.</numerusform>
            <numerusform>يُسمح برقمين على الأكثر قبل الفاصلة.</numerusform>
            <numerusform>يُسمح بـ%n أرقام على الأكثر قبل الفاصلة.</numerusform>
            <numerusform>يُسمح بـ%n رقمًا على الأكثر قبل الفاصلة.</numerusform>
            <numerusform>يُسمح بـ%n رقم على الأكثر قبل الفاصلة.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../core/orm/validators/text.cpp" line="+12"/>
        <source>Enter a valid value.</source>
        <translation>أدخل قيمة صالحة.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.</source>
        <translation>يُسمح هنا بالحروف والأرقام والشرطات السفلية والواصلات فقط.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.</source>
        <translation>يُسمح هنا بالحروف اللاتينية والأرقام والشرطات السفلية والواصلات فقط.</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Enter a valid email address.</source>
        <translation>أدخل عنوان بريد إلكتروني صالحًا.</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Enter a valid URL.</source>
        <translation>أدخل رابطًا صالحًا.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Enter a valid domain name.</source>
        <translation>أدخل اسم نطاق صالحًا.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Null characters are not allowed.</source>
        <translation>لا يُسمح بالمحارف الصفرية.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>File extension “%1” is not allowed. Allowed extensions are: %2.</source>
        <translation>امتداد الملف «⁨%1⁩» غير مسموح. الامتدادات المسموحة: %2.</translation>
    </message>
    <message>
        <location filename="../core/orm/columnvalue.cpp" line="+58"/>
        <source>%1 takes %2 characters at most, but the value has %3: %4</source>
        <translation>يقبل %1 %2 حرفًا على الأكثر، لكن في القيمة %3: %4</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>%1 cannot hold the number %2; the largest is %3.</source>
        <translation>لا يتسع %1 للعدد %2؛ وأكبر عدد هو %3.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/foreignkeyfield.cpp" line="+59"/>
        <source>%1 instance with %2 %3 is not a valid choice.</source>
        <translation>العنصر من نوع %1 حيث %2 هو %3 ليس خيارًا صالحًا.</translation>
    </message>
    <message>
        <location filename="../core/orm/columnvalue.cpp" line="-22"/>
        <source>%1 cannot hold a NUL character, as in %2.</source>
        <translation>لا يمكن أن يحتوي %1 على محرف NUL كما في %2.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/arrayfield.cpp" line="+20"/>
        <source>Item %1 in the array did not validate: %2</source>
        <translation>العنصر %1 في المصفوفة غير صالح: %2</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Nested arrays must have the same length.</source>
        <translation>يجب أن تكون المصفوفات المتداخلة بالطول نفسه.</translation>
    </message>
    <message>
        <location filename="../core/orm/fields/hstorefield.cpp" line="+11"/>
        <source>The value of “%1” is not a string or null.</source>
        <translation>قيمة «⁨%1⁩» ليست نصاً ولا فارغة.</translation>
    </message>
    <message>
        <location filename="../core/orm/validators/containers.cpp" line="+27"/>
        <source>List contains 1 item, it should contain no fewer than %1.</source>
        <translation>تحتوي القائمة على عنصر واحد، ويجب ألا تقل عن %1.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Some keys were missing: %1</source>
        <translation>بعض المفاتيح مفقودة: %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Some unknown keys were provided: %1</source>
        <translation>أُعطيت مفاتيح مجهولة: %1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Ensure that the upper bound of the range is not greater than %1.</source>
        <translation>تأكد من أن الحد الأعلى للمجال لا يزيد على %1.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Ensure that the lower bound of the range is not less than %1.</source>
        <translation>تأكد من أن الحد الأدنى للمجال لا يقل عن %1.</translation>
    </message>
    <message numerus="yes">
        <location line="-72"/>
        <source>List contains %n items, it should contain no more than %1.</source>
        <translation>
            <numerusform>لا تحتوي القائمة على عناصر (%n)، ويجب ألا تزيد على %1.</numerusform>
            <numerusform>تحتوي القائمة على عنصر واحد (%n)، ويجب ألا تزيد على %1.</numerusform>
            <numerusform>تحتوي القائمة على عنصرين (%n)، ويجب ألا تزيد على %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عناصر، ويجب ألا تزيد على %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عنصراً، ويجب ألا تزيد على %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عنصر، ويجب ألا تزيد على %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>List contains %n items, it should contain no fewer than %1.</source>
        <translation>
            <numerusform>لا تحتوي القائمة على عناصر (%n)، ويجب ألا تقل عن %1.</numerusform>
            <numerusform>تحتوي القائمة على عنصر واحد (%n)، ويجب ألا تقل عن %1.</numerusform>
            <numerusform>تحتوي القائمة على عنصرين (%n)، ويجب ألا تقل عن %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عناصر، ويجب ألا تقل عن %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عنصراً، ويجب ألا تقل عن %1.</numerusform>
            <numerusform>تحتوي القائمة على %n عنصر، ويجب ألا تقل عن %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>redirects</name>
    <message>
        <location filename="../plugins/redirects/redirectsplugin.cpp" line="+12"/>
        <source>redirect</source>
        <translation>إعادة توجيه</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>redirects</source>
        <translation>إعادات التوجيه</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>site</source>
        <translation>الموقع</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>redirect from</source>
        <translation>التوجيه من</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This should be an absolute path, excluding the domain name. Example: “/events/search/”.</source>
        <translation>مسار مطلق دون اسم النطاق، مثل «/events/search/».</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>redirect to</source>
        <translation>التوجيه إلى</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This can be either an absolute path (as above) or a full URL starting with a scheme such as “https://”.</source>
        <translation>مسار مطلق كما أعلاه أو رابط كامل يبدأ مثلاً بـ «https://».</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Redirects</source>
        <translation>إعادات التوجيه</translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message>
        <location filename="../core/sessions/session.cpp" line="+8"/>
        <source>session</source>
        <translation>جلسة</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>session key</source>
        <translation>مفتاح الجلسة</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>session data</source>
        <translation>بيانات الجلسة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>expire date</source>
        <translation>تاريخ الانتهاء</translation>
    </message>
    <message>
        <location filename="../core/apps/builtinapps.cpp" line="+42"/>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
</context>
<context>
    <name>sitemaps</name>
    <message>
        <location filename="../plugins/sitemaps/sitemapsplugin.cpp" line="+15"/>
        <source>Site maps</source>
        <translation>خرائط الموقع</translation>
    </message>
</context>
<context>
    <name>sites</name>
    <message>
        <location filename="../plugins/sites/sitesplugin.cpp" line="+17"/>
        <source>The domain name cannot contain any spaces or tabs.</source>
        <translation>لا يجوز أن يحتوي اسم النطاق مسافات أو علامات جدولة.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>site</source>
        <translation>الموقع</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sites</source>
        <translation>المواقع</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>display name</source>
        <translation>اسم العرض</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>domain name</source>
        <translation>اسم النطاق</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Sites</source>
        <translation>المواقع</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <location filename="../build/translations/templates.cpp" line="+470"/>
        <source>Cancel</source>
        <extracomment>resources/admin/templates/admin/login_code.html:9</extracomment>
        <translation>إلغاء</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Forgotten your login credentials?</source>
        <extracomment>resources/admin/templates/admin/login.html:10</extracomment>
        <translation>نسيت بيانات الدخول؟</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Forgotten your password? Enter your email address below, and we’ll email instructions for setting a new one.</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:3</extracomment>
        <translation>نسيت كلمة المرور؟ اكتب بريدك الإلكتروني لنرسل إليك رابطًا لاختيار أخرى.</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Please enter your new password twice so we can verify you typed it in correctly.</source>
        <extracomment>resources/admin/templates/admin/password_reset_confirm.html:4</extracomment>
        <translation>أدخل كلمة المرور الجديدة مرتين لنتحقق من كتابتها.</translation>
    </message>
    <message>
        <location line="-302"/>
        <source>Time</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>الوقت</translation>
    </message>
    <message numerus="yes">
        <location line="-22"/>
        <source>%(left)s recovery code is left.</source>
        <extracomment>resources/admin/templates/admin/account.html:7</extracomment>
        <translation>
            <numerusform>لم يبقَ أي رمز استرداد.</numerusform>
            <numerusform>بقي رمز استرداد واحد.</numerusform>
            <numerusform>بقي رمزا استرداد.</numerusform>
            <numerusform>بقيت %(left)s رموز استرداد.</numerusform>
            <numerusform>بقي %(left)s رمز استرداد.</numerusform>
            <numerusform>بقي %(left)s رمز استرداد.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+254"/>
        <source>Your account</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:15</extracomment>
        <translation>حسابك</translation>
    </message>
    <message>
        <location line="-228"/>
        <source>Detail</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>التفصيل</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Event</source>
        <extracomment>resources/admin/templates/admin/account.html:20</extracomment>
        <translation>الحدث</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>What happened lately</source>
        <extracomment>resources/admin/templates/admin/account.html:19</extracomment>
        <translation>ما حدث مؤخرًا</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Log out everywhere else</source>
        <extracomment>resources/admin/templates/admin/account.html:15</extracomment>
        <translation>الخروج من كل مكان آخر</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>This session</source>
        <extracomment>resources/admin/templates/admin/account.html:13</extracomment>
        <translation>هذه الجلسة</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Ends</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>تنتهي</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Program</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>البرنامج</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Address</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>العنوان</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Since</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>منذ</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Where you are logged in</source>
        <extracomment>resources/admin/templates/admin/account.html:10</extracomment>
        <translation>أين سجّلت الدخول</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Turn on codes at log-in …</source>
        <extracomment>resources/admin/templates/admin/account.html:6</extracomment>
        <translation>تفعيل رموز الدخول …</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Codes at log-in …</source>
        <extracomment>resources/admin/templates/admin/account.html:6</extracomment>
        <translation>رموز الدخول …</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Password and codes</source>
        <extracomment>resources/admin/templates/admin/account.html:4</extracomment>
        <translation>كلمة المرور والرموز</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Turn codes on</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:12</extracomment>
        <translation>تفعيل الرموز</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Turn codes off</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:11</extracomment>
        <translation>إلغاء الرموز</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Make new recovery codes</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:10</extracomment>
        <translation>إنشاء رموز استرداد جديدة</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Each change needs a code.</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:7</extracomment>
        <translation>كل تغيير يحتاج إلى رمز.</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>Codes are on.</source>
        <extracomment>resources/admin/templates/admin/account.html:7</extracomment>
        <translation>الرموز مفعّلة.</translation>
    </message>
    <message>
        <location line="+332"/>
        <source>Email address:</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:5</extracomment>
        <translation>البريد الإلكتروني:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reset my password</source>
        <extracomment>resources/admin/templates/admin/password_reset_form.html:6</extracomment>
        <translation>استعد كلمة مروري</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>I have written them down</source>
        <extracomment>resources/admin/templates/admin/recovery_codes.html:5</extracomment>
        <translation>لقد دوّنتها</translation>
    </message>
    <message>
        <location line="-54"/>
        <source>Type the code that your authenticator program shows now, or one of your recovery codes.</source>
        <extracomment>resources/admin/templates/admin/login_code.html:5</extracomment>
        <translation>اكتب الرمز الذي يعرضه برنامج المصادقة الآن، أو أحد رموز الاسترداد.</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Your account needs a code beside the password each time you log in.</source>
        <extracomment>resources/admin/templates/admin/login_code.html:3</extracomment>
        <translation>يحتاج حسابك إلى رمز مع كلمة المرور عند كل دخول.</translation>
    </message>
    <message>
        <location line="-94"/>
        <source>Type the code of six digits that it shows.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:4</extracomment>
        <translation>اكتب الرمز المكوّن من ستة أرقام الذي يعرضه.</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Scan this picture with it, or type the key below it.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:3</extracomment>
        <translation>امسح به هذه الصورة، أو اكتب المفتاح الذي تحتها.</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Open an authenticator program on your telephone.</source>
        <extracomment>resources/admin/templates/admin/includes/code_steps.html:2</extracomment>
        <translation>افتح برنامج مصادقة على هاتفك.</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Code</source>
        <extracomment>resources/admin/templates/admin/includes/code_field.html:1</extracomment>
        <translation>الرمز</translation>
    </message>
    <message>
        <location line="-364"/>
        <source>January</source>
        <extracomment>template engine</extracomment>
        <translation>يناير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>February</source>
        <extracomment>template engine</extracomment>
        <translation>فبراير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <extracomment>template engine</extracomment>
        <translation>مارس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <extracomment>template engine</extracomment>
        <translation>أبريل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <extracomment>template engine</extracomment>
        <translation>مايو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <extracomment>template engine</extracomment>
        <translation>يونيو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <extracomment>template engine</extracomment>
        <translation>يوليو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>August</source>
        <extracomment>template engine</extracomment>
        <translation>أغسطس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>September</source>
        <extracomment>template engine</extracomment>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>October</source>
        <extracomment>template engine</extracomment>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>November</source>
        <extracomment>template engine</extracomment>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>December</source>
        <extracomment>template engine</extracomment>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>January</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يناير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>February</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>فبراير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>مارس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أبريل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>مايو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يونيو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يوليو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>August</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أغسطس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>September</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>October</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>November</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>December</source>
        <comment>alt. month</comment>
        <extracomment>template engine</extracomment>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jan.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يناير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Feb.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>فبراير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>March</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>مارس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>April</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أبريل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>مايو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>June</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يونيو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>July</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>يوليو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Aug.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أغسطس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sept.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Oct.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nov.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dec.</source>
        <comment>abbrev. month</comment>
        <extracomment>template engine</extracomment>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jan</source>
        <extracomment>template engine</extracomment>
        <translation>يناير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>feb</source>
        <extracomment>template engine</extracomment>
        <translation>فبراير</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>mar</source>
        <extracomment>template engine</extracomment>
        <translation>مارس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>apr</source>
        <extracomment>template engine</extracomment>
        <translation>أبريل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>may</source>
        <extracomment>template engine</extracomment>
        <translation>مايو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jun</source>
        <extracomment>template engine</extracomment>
        <translation>يونيو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>jul</source>
        <extracomment>template engine</extracomment>
        <translation>يوليو</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>aug</source>
        <extracomment>template engine</extracomment>
        <translation>أغسطس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>sep</source>
        <extracomment>template engine</extracomment>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>oct</source>
        <extracomment>template engine</extracomment>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>nov</source>
        <extracomment>template engine</extracomment>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>dec</source>
        <extracomment>template engine</extracomment>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Monday</source>
        <extracomment>template engine</extracomment>
        <translation>الاثنين</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tuesday</source>
        <extracomment>template engine</extracomment>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Wednesday</source>
        <extracomment>template engine</extracomment>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Thursday</source>
        <extracomment>template engine</extracomment>
        <translation>الخميس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Friday</source>
        <extracomment>template engine</extracomment>
        <translation>الجمعة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Saturday</source>
        <extracomment>template engine</extracomment>
        <translation>السبت</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sunday</source>
        <extracomment>template engine</extracomment>
        <translation>الأحد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mon</source>
        <extracomment>template engine</extracomment>
        <translation>الاثنين</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tue</source>
        <extracomment>template engine</extracomment>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Wed</source>
        <extracomment>template engine</extracomment>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Thu</source>
        <extracomment>template engine</extracomment>
        <translation>الخميس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fri</source>
        <extracomment>template engine</extracomment>
        <translation>الجمعة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sat</source>
        <extracomment>template engine</extracomment>
        <translation>السبت</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sun</source>
        <extracomment>template engine</extracomment>
        <translation>الأحد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a.m.</source>
        <extracomment>template engine</extracomment>
        <translation>ص</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>p.m.</source>
        <extracomment>template engine</extracomment>
        <translation>م</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>AM</source>
        <extracomment>template engine</extracomment>
        <translation>ص</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>PM</source>
        <extracomment>template engine</extracomment>
        <translation>م</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>midnight</source>
        <extracomment>template engine</extracomment>
        <translation>منتصف الليل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>noon</source>
        <extracomment>template engine</extracomment>
        <translation>الظهر</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d year</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d سنة</numerusform>
            <numerusform>سنة واحدة</numerusform>
            <numerusform>سنتان</numerusform>
            <numerusform>%(num)d سنوات</numerusform>
            <numerusform>%(num)d سنة</numerusform>
            <numerusform>%(num)d سنة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d month</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d شهر</numerusform>
            <numerusform>شهر واحد</numerusform>
            <numerusform>شهران</numerusform>
            <numerusform>%(num)d أشهر</numerusform>
            <numerusform>%(num)d شهرًا</numerusform>
            <numerusform>%(num)d شهر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d week</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d أسبوع</numerusform>
            <numerusform>أسبوع واحد</numerusform>
            <numerusform>أسبوعان</numerusform>
            <numerusform>%(num)d أسابيع</numerusform>
            <numerusform>%(num)d أسبوعًا</numerusform>
            <numerusform>%(num)d أسبوع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d day</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%(num)d أيام</numerusform>
            <numerusform>%(num)d يومًا</numerusform>
            <numerusform>%(num)d يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d hour</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%(num)d ساعات</numerusform>
            <numerusform>%(num)d ساعة</numerusform>
            <numerusform>%(num)d ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(num)d minute</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(num)d دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%(num)d دقائق</numerusform>
            <numerusform>%(num)d دقيقة</numerusform>
            <numerusform>%(num)d دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>, </source>
        <extracomment>template engine</extracomment>
        <translation>، </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%(size)d byte</source>
        <extracomment>template engine</extracomment>
        <translation>
            <numerusform>%(size)d بايت</numerusform>
            <numerusform>بايت واحد</numerusform>
            <numerusform>%(size)d بايت</numerusform>
            <numerusform>%(size)d بايت</numerusform>
            <numerusform>%(size)d بايت</numerusform>
            <numerusform>%(size)d بايت</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s KB</source>
        <extracomment>template engine</extracomment>
        <translation>%s ك.ب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s MB</source>
        <extracomment>template engine</extracomment>
        <translation>%s م.ب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s GB</source>
        <extracomment>template engine</extracomment>
        <translation>%s ج.ب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s TB</source>
        <extracomment>template engine</extracomment>
        <translation>%s ت.ب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%s PB</source>
        <extracomment>template engine</extracomment>
        <translation>%s ب.ب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>yes,no,maybe</source>
        <extracomment>template engine</extracomment>
        <translation>نعم,لا,ربما</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Arabic</source>
        <extracomment>template engine</extracomment>
        <translation>العربية</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>English</source>
        <extracomment>template engine</extracomment>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>German</source>
        <extracomment>template engine</extracomment>
        <translation>الألمانية</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Actions</source>
        <extracomment>resources/admin/templates/admin/account.html:12</extracomment>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Your groups demand codes: they cannot be turned off.</source>
        <extracomment>resources/admin/templates/admin/account_codes.html:11</extracomment>
        <translation>مجموعاتك تستلزم الرموز: لا يمكن إلغاؤها.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Action:</source>
        <extracomment>resources/admin/templates/admin/actions.html:3</extracomment>
        <translation>الإجراء:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose …</source>
        <extracomment>resources/admin/templates/admin/actions.html:3</extracomment>
        <translation>اختيار …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Run</source>
        <extracomment>resources/admin/templates/admin/actions.html:4</extracomment>
        <translation>تنفيذ</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <extracomment>resources/admin/templates/admin/actions.html:5</extracomment>
        <translation type="vanished">اختير %1 من %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Clear selection</source>
        <extracomment>resources/admin/templates/admin/actions.html:8</extracomment>
        <translation>إلغاء الاختيار</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Error:</source>
        <extracomment>resources/admin/templates/admin/base.html:7</extracomment>
        <translation>خطأ:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing found</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Available: %%1</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">المتاح: %%1</translation>
    </message>
    <message>
        <source>Chosen: %%1</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">المختار: %%1</translation>
    </message>
    <message>
        <source>Your clock is %%1 h ahead of the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">ساعتك متقدمة %%1 ساعة عن ساعة الخادم، ووقته هو المقصود هنا.</translation>
    </message>
    <message>
        <source>Your clock is %%1 h behind the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation type="vanished">ساعتك متأخرة %%1 ساعة عن ساعة الخادم، ووقته هو المقصود هنا.</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Skip to main content</source>
        <extracomment>resources/admin/templates/admin/base.html:18</extracomment>
        <translation>تخطّ إلى المحتوى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Menu</source>
        <extracomment>resources/admin/templates/admin/base.html:22</extracomment>
        <translation>القائمة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Breadcrumbs</source>
        <extracomment>resources/admin/templates/admin/base.html:31</extracomment>
        <translation>مسار التنقل</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>History</source>
        <extracomment>resources/admin/templates/admin/change_form_object_tools.html:3</extracomment>
        <translation>السجل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View on site</source>
        <extracomment>resources/admin/templates/admin/change_form_object_tools.html:5</extracomment>
        <translation>عرض في الموقع</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>This object was deleted while you were editing it. What you typed is still here; saving makes a new object of it.</source>
        <extracomment>resources/admin/templates/admin/change_form.html:12</extracomment>
        <translation>حُذف هذا العنصر بينما كنت تعدّله. ما كتبته ما زال هنا؛ وحفظه ينشئ منه عنصرًا جديدًا.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>You have unsaved changes in the list. If you run an action, they will be lost.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:9</extracomment>
        <translation>لديك تعديلات غير محفوظة في القائمة. إذا نفّذت إجراءً فستفقدها.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You have chosen an action, but not run it. Save the list without running it?</source>
        <extracomment>resources/admin/templates/admin/change_list.html:9</extracomment>
        <translation>اخترت إجراءً ولم تنفّذه. أتحفظ القائمة دون تنفيذه؟</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing matches your search and filters.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:19</extracomment>
        <translation>لا شيء يطابق البحث والمرشحات.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing here yet.</source>
        <extracomment>resources/admin/templates/admin/change_list.html:19</extracomment>
        <translation>لا شيء هنا بعد.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show everything</source>
        <extracomment>resources/admin/templates/admin/change_list.html:20</extracomment>
        <translation>إظهار كل شيء</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Select all objects on this page for an action</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:5</extracomment>
        <translation>اختيار كل عناصر هذه الصفحة لإجراء</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove from sorting</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:6</extracomment>
        <translation>إزالة من الترتيب</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select %(name)s</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:10</extracomment>
        <translation>اختيار %(name)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dates</source>
        <extracomment>resources/admin/templates/admin/date_hierarchy.html:2</extracomment>
        <translation>التواريخ</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Deleting this would delete related objects, and your account may not delete objects of these kinds:</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:6</extracomment>
        <translation>سيؤدي الحذف إلى حذف عناصر مرتبطة، ولا يحق لحسابك حذف عناصر من هذه الأنواع:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This cannot be deleted while these protected objects refer to it:</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:7</extracomment>
        <translation>لا يمكن حذفه ما دامت هذه العناصر المحمية تشير إليه:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Summary</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:9</extracomment>
        <translation>ملخص</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>Objects</source>
        <extracomment>resources/admin/templates/admin/action_page.html:10</extracomment>
        <translation>العناصر</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Yes, I’m sure</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:15</extracomment>
        <translation>نعم، متأكد</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>No, take me back</source>
        <extracomment>resources/admin/templates/admin/action_page.html:11</extracomment>
        <translation>لا، عُد بي</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Back</source>
        <extracomment>resources/admin/templates/admin/delete_confirmation.html:16</extracomment>
        <translation>رجوع</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Restore</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>استعادة</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Open %(name)s</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>فتح %(name)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>تعديل</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>حذف</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Delete?</source>
        <extracomment>resources/admin/templates/admin/edit_inline/tabular.html:7</extracomment>
        <translation>حذف؟</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More</source>
        <extracomment>resources/admin/templates/admin/edit_inline/tabular.html:7</extracomment>
        <translation>المزيد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Filter</source>
        <extracomment>resources/admin/templates/admin/filter.html:3</extracomment>
        <translation>المرشح</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close the filters</source>
        <extracomment>resources/admin/templates/admin/filter.html:3</extracomment>
        <translation>إغلاق المرشحات</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hide counts</source>
        <extracomment>resources/admin/templates/admin/filter.html:5</extracomment>
        <translation>إخفاء الأعداد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show counts</source>
        <extracomment>resources/admin/templates/admin/filter.html:5</extracomment>
        <translation>إظهار الأعداد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear all filters</source>
        <extracomment>resources/admin/templates/admin/filter.html:6</extracomment>
        <translation>إلغاء كل المرشحات</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>By %(title)s</source>
        <extracomment>resources/admin/templates/admin/list_filter.html:3</extracomment>
        <translation>حسب %(title)s</translation>
    </message>
    <message>
        <location line="-82"/>
        <source>Field</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>الحقل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Before</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>قبل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Yours</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:6</extracomment>
        <translation>قيمتك</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not touched</source>
        <extracomment>resources/admin/templates/admin/includes/conflict.html:11</extracomment>
        <translation>لم يُمس</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>انتقال إلى</translation>
    </message>
    <message>
        <source>A model, a page or an action …</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation type="vanished">نموذج أو صفحة أو إجراء …</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Search</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation>بحث</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Results</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:4</extracomment>
        <translation>النتائج</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keyboard shortcuts</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:8</extracomment>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Go to a model, a page or an action</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:9</extracomment>
        <translation type="vanished">الانتقال إلى نموذج أو صفحة أو إجراء</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Search in the list</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:11</extracomment>
        <translation>البحث في القائمة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To the start page</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:12</extracomment>
        <translation>إلى صفحة البداية</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add an object</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:13</extracomment>
        <translation>إضافة عنصر</translation>
    </message>
    <message>
        <location line="-112"/>
        <source>Save</source>
        <extracomment>resources/admin/templates/admin/change_list.html:16</extracomment>
        <translation>حفظ</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>Hold while clicking boxes to choose a range</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:15</extracomment>
        <translation>استمر بالضغط أثناء نقر المربعات لاختيار مدى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This help</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:16</extracomment>
        <translation>هذه المساعدة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close, or clear a filter</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:17</extracomment>
        <translation>إغلاق أو إلغاء مرشح</translation>
    </message>
    <message>
        <location line="-168"/>
        <source>Close</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <location line="+196"/>
        <source>Change the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>تعديل العنصر المختار</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Add another object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>إضافة عنصر آخر</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Look up</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>بحث</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>Sections</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:2</extracomment>
        <translation>الأقسام</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close the menu</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:3</extracomment>
        <translation>إغلاق القائمة</translation>
    </message>
    <message>
        <location line="+116"/>
        <source>Site</source>
        <extracomment>resources/demo/templates/base.html:13</extracomment>
        <translation>الموقع</translation>
    </message>
    <message>
        <location line="-292"/>
        <source>Filter …</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>تصفية …</translation>
    </message>
    <message>
        <location line="+178"/>
        <source>Filter the sections</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:4</extracomment>
        <translation>تصفية الأقسام</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add to %(name)s</source>
        <extracomment>resources/admin/templates/admin/includes/nav_sidebar.html:12</extracomment>
        <translation>إضافة إلى %(name)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go to …</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:3</extracomment>
        <translation>انتقال إلى …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>View site</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:5</extracomment>
        <translation>عرض الموقع</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:7</extracomment>
        <translation>السمة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: automatic</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>السمة: تلقائية</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: light</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>السمة: فاتحة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme: dark</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:8</extracomment>
        <translation>السمة: داكنة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signed in as</source>
        <extracomment>resources/admin/templates/admin/includes/user_tools.html:14</extracomment>
        <translation>الدخول باسم</translation>
    </message>
    <message>
        <location line="-260"/>
        <source>Change password</source>
        <extracomment>resources/admin/templates/admin/account.html:5</extracomment>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Log out</source>
        <extracomment>resources/admin/templates/admin/account.html:13</extracomment>
        <translation>خروج</translation>
    </message>
    <message>
        <location line="+250"/>
        <source>View only</source>
        <extracomment>resources/admin/templates/admin/index.html:13</extracomment>
        <translation>عرض فقط</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You don’t have permission to view or edit anything.</source>
        <extracomment>resources/admin/templates/admin/index.html:19</extracomment>
        <translation>ليس لديك إذن لعرض أي شيء أو تحريره.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>My actions</source>
        <extracomment>resources/admin/templates/admin/index.html:25</extracomment>
        <translation>إجراءاتي</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None available</source>
        <extracomment>resources/admin/templates/admin/index.html:34</extracomment>
        <translation>لا شيء متاح</translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>resources/admin/templates/admin/login.html:12</extracomment>
        <translation type="vanished">اسم المستخدم</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Password</source>
        <extracomment>resources/admin/templates/admin/login.html:7</extracomment>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Log in</source>
        <extracomment>resources/admin/templates/admin/login.html:9</extracomment>
        <translation>دخول</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Date/time</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>التاريخ والوقت</translation>
    </message>
    <message>
        <location line="-150"/>
        <source>User</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>المستخدم</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>%%1 of %%2 selected</source>
        <extracomment>resources/admin/templates/admin/actions.html:5</extracomment>
        <translation>اختير %%1 من %%2</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Available: {name}</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>المتاح: {name}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Chosen: {name}</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>المختار: {name}</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Your clock is {hours} h ahead of the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>ساعتك متقدمة {hours} ساعة عن ساعة الخادم، ووقته هو المقصود هنا.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your clock is {hours} h behind the server’s, whose time is meant here.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>ساعتك متأخرة {hours} ساعة عن ساعة الخادم، ووقته هو المقصود هنا.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>In the background</source>
        <extracomment>resources/admin/templates/admin/base.html:46</extracomment>
        <translation>في الخلفية</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>All on this page</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:5</extracomment>
        <translation>كل ما في هذه الصفحة</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reverse the order of this column</source>
        <extracomment>resources/admin/templates/admin/change_list_results.html:6</extracomment>
        <translation>عكس ترتيب هذا العمود</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Stopping …</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:5</extracomment>
        <translation>جارٍ الإيقاف …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:5</extracomment>
        <translation>إيقاف</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%(done)s of %(total)s</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:7</extracomment>
        <translation>%(done)s من %(total)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Store %(name)s</source>
        <extracomment>resources/admin/templates/admin/includes/background.html:9</extracomment>
        <translation>حفظ %(name)s</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>Differences</source>
        <extracomment>resources/admin/templates/admin/object_history.html:3</extracomment>
        <translation>الفروق</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>After</source>
        <extracomment>resources/admin/templates/admin/object_history.html:5</extracomment>
        <translation>بعد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>These versions are the same.</source>
        <extracomment>resources/admin/templates/admin/object_history.html:7</extracomment>
        <translation>النسختان متطابقتان.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Compare</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>مقارنة</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Action</source>
        <extracomment>resources/admin/templates/admin/object_history.html:12</extracomment>
        <translation>الإجراء</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From the version of %(time)s</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>من نسخة %(time)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>من</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To the version of %(time)s</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>إلى نسخة %(time)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To</source>
        <extracomment>resources/admin/templates/admin/object_history.html:13</extracomment>
        <translation>إلى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Compare the chosen versions</source>
        <extracomment>resources/admin/templates/admin/object_history.html:18</extracomment>
        <translation>مقارنة النسختين المختارتين</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This object has no history. It probably was not added here.</source>
        <extracomment>resources/admin/templates/admin/object_history.html:21</extracomment>
        <translation>ليس لهذا العنصر سجل. لعله لم يُضف هنا.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pages</source>
        <extracomment>resources/admin/templates/admin/pagination.html:3</extracomment>
        <translation>الصفحات</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Previous</source>
        <extracomment>resources/admin/templates/admin/pagination.html:4</extracomment>
        <translation>السابق</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Next</source>
        <extracomment>resources/admin/templates/admin/pagination.html:6</extracomment>
        <translation>التالي</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show all</source>
        <extracomment>resources/admin/templates/admin/pagination.html:7</extracomment>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please correct the error below.</source>
        <extracomment>resources/admin/templates/admin/password_change_form.html:4</extracomment>
        <translation>صحّح الخطأ أدناه من فضلك.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Change my password</source>
        <extracomment>resources/admin/templates/admin/password_reset_confirm.html:8</extracomment>
        <translation>تغيير كلمة مروري</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Saved</source>
        <extracomment>resources/admin/templates/admin/popup_response.html:2</extracomment>
        <translation>حُفظ</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Saved. You may close this window.</source>
        <extracomment>resources/admin/templates/admin/popup_response.html:4</extracomment>
        <translation>حُفظ. يمكنك إغلاق هذه النافذة.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Codes are on. Write these recovery codes down, or print them: each lets you in once without your telephone. They are not shown again.</source>
        <extracomment>resources/admin/templates/admin/recovery_codes.html:3</extracomment>
        <translation>فُعّلت الرموز. اكتب رموز الاسترداد هذه أو اطبعها: كل رمز يُدخلك مرة واحدة دون هاتفك. ولن تُعرض مرة أخرى.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Search %(name)s</source>
        <extracomment>resources/admin/templates/admin/search_form.html:5</extracomment>
        <translation>البحث في %(name)s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Search …</source>
        <extracomment>resources/admin/templates/admin/search_form.html:6</extracomment>
        <translation>بحث …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save as new</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:4</extracomment>
        <translation>حفظ كجديد</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save and add another</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:5</extracomment>
        <translation>حفظ وإضافة آخر</translation>
    </message>
    <message>
        <source>Save and continue editing</source>
        <extracomment>resources/admin/templates/admin/submit_line.html:6</extracomment>
        <translation type="vanished">حفظ ومتابعة التحرير</translation>
    </message>
    <message>
        <location line="-88"/>
        <source>View the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>عرض العنصر المختار</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete the chosen object</source>
        <extracomment>resources/admin/templates/admin/includes/widget.html:1</extracomment>
        <translation>حذف العنصر المختار</translation>
    </message>
    <message>
        <source>Available: %1</source>
        <translation type="vanished">المتاح: %1</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation type="vanished">المختار: %1</translation>
    </message>
    <message>
        <location line="-190"/>
        <source>Choose</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>اختيار</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose all</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>اختيار الكل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove all</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>إزالة الكل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other usual values</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>قيم معتادة أخرى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Midnight</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>منتصف الليل</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>6 a.m.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>6 صباحًا</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Noon</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>الظهر</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>6 p.m.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>6 مساءً</translation>
    </message>
    <message>
        <source>Your clock is %1 h ahead of the server’s, whose time is meant here.</source>
        <translation type="vanished">ساعتك متقدمة %1 ساعة على ساعة الخادم، والمقصود هنا وقت الخادم.</translation>
    </message>
    <message>
        <source>Your clock is %1 h behind the server’s, whose time is meant here.</source>
        <translation type="vanished">ساعتك متأخرة %1 ساعة عن ساعة الخادم، والمقصود هنا وقت الخادم.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Deleted</source>
        <extracomment>resources/admin/templates/admin/change_list_object_tools.html:3</extracomment>
        <translation>المحذوف</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Object</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:7</extracomment>
        <translation>العنصر</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Restoring opens a form with the values that the object had; saving it makes the object anew.</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:4</extracomment>
        <translation>الاستعادة تفتح نموذجًا بقيم العنصر السابقة، وحفظه ينشئ العنصر من جديد.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Nothing that was deleted here has been kept.</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:11</extracomment>
        <translation>لم يُحتفظ بشيء مما حُذف هنا.</translation>
    </message>
    <message>
        <source>Restore %(name)s</source>
        <extracomment>resources/admin/templates/admin/deleted_objects.html:8</extracomment>
        <translation type="vanished">استعادة %(name)s</translation>
    </message>
    <message>
        <location line="+124"/>
        <source>Key of %(title)s</source>
        <extracomment>resources/admin/templates/admin/list_filter.html:6</extracomment>
        <translation>مفتاح %(title)s</translation>
    </message>
    <message>
        <location line="-238"/>
        <source>Please correct the errors below.</source>
        <extracomment>resources/admin/templates/admin/action_page.html:5</extracomment>
        <translation>يُرجى تصحيح الأخطاء أدناه.</translation>
    </message>
    <message>
        <location line="+120"/>
        <source>View %(name)s on site</source>
        <extracomment>resources/admin/templates/admin/edit_inline/stacked.html:6</extracomment>
        <translation>عرض %(name)s على الموقع</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>This page</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>هذه الصفحة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One result</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>نتيجة واحدة</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{n} results</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>{n} من النتائج</translation>
    </message>
    <message>
        <location line="-142"/>
        <source>The server did not answer. Type on to try again.</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>لم يُجب الخادم. واصل الكتابة للمحاولة مرة أخرى.</translation>
    </message>
    <message>
        <location line="+144"/>
        <source>You are no longer logged in. Load this page again.</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:2</extracomment>
        <translation>لم تعد مسجّل الدخول. أعد تحميل هذه الصفحة.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A model, an object or an action …</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:3</extracomment>
        <translation>نموذج أو عنصر أو إجراء …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Go to a model or an object, or run an action</source>
        <extracomment>resources/admin/templates/admin/includes/dialogs.html:10</extracomment>
        <translation>الانتقال إلى نموذج أو عنصر أو تنفيذ إجراء</translation>
    </message>
    <message>
        <location line="-152"/>
        <source>Move up</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>نقل إلى الأعلى</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Move down</source>
        <extracomment>resources/admin/templates/admin/base.html:16</extracomment>
        <translation>نقل إلى الأسفل</translation>
    </message>
</context>
</TS>
