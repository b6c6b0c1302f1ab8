# What plugins answer, by their own functions; what they are like when loaded is for the tests of the system.
quintette_add_test(plugins/sitemaps/tst_sitemapview.cpp LINK quintette_admin quintette_testing
    SOURCES "${PROJECT_SOURCE_DIR}/plugins/sitemaps/listedsection.cpp" "${PROJECT_SOURCE_DIR}/plugins/sitemaps/sitemapview.cpp")
foreach(label flatpages redirects)
    quintette_add_test(plugins/${label}/tst_${label}.cpp LINK quintette_admin quintette_testing)
    add_dependencies(tst_plugins_${label}_${label} quintette_plugin_sites quintette_plugin_flatpages quintette_plugin_redirects)
    target_compile_definitions(tst_plugins_${label}_${label} PRIVATE QUINTETTE_PLUGINS="$<TARGET_FILE_DIR:quintette_plugin_sites>")
endforeach()
