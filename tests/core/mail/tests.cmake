quintette_add_test(core/mail/tst_mail.cpp)
