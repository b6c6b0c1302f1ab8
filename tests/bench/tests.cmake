# Measured by hand and by "./dev bench", not by ctest.
add_executable(bench_server bench/bench_server.cpp)
target_link_libraries(bench_server PRIVATE quintette_core Qt6::HttpServer)
set_target_properties(bench_server PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

add_executable(bench_orm bench/orm/bench_orm.cpp)
target_link_libraries(bench_orm PRIVATE quintette_core Qt6::Sql)
set_target_properties(bench_orm PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

add_executable(bench_templates bench/templates/bench_templates.cpp)
target_link_libraries(bench_templates PRIVATE quintette_core)
set_target_properties(bench_templates PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

add_executable(bench_forms bench/bench_forms.cpp)
target_link_libraries(bench_forms PRIVATE quintette_core)
set_target_properties(bench_forms PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

# The desktop program's own parts, without its start window and log-in.
add_executable(bench_desktop bench/bench_desktop.cpp
    ../app/quintette-desktop/desktopserver.cpp ../app/quintette-desktop/openproject.cpp)
target_link_libraries(bench_desktop PRIVATE quintette_app quintette_admin_widgets)
set_target_properties(bench_desktop PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
