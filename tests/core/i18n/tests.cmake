quintette_add_test(core/i18n/tst_catalogues.cpp)
target_compile_definitions(tst_core_i18n_catalogues PRIVATE
    LUPDATE_PATH="$<TARGET_FILE:Qt6::lupdate>" LRELEASE_PATH="$<TARGET_FILE:Qt6::lrelease>")
quintette_add_test(core/i18n/tst_formats.cpp)
quintette_add_test(core/i18n/tst_language.cpp)
quintette_add_test(core/i18n/tst_timezone.cpp)
quintette_add_test(core/i18n/tst_translations.cpp)
