# How every library, plugin and test of Quintette is built.

include(GNUInstallDirs)

option(QUINTETTE_WERROR "Treat warnings as errors" OFF)
set(QUINTETTE_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

# One directory for programs and libraries, one for plugins: the layout of an installation.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}:$ORIGIN/../..")
set(QUINTETTE_PLUGIN_DIR "${CMAKE_BINARY_DIR}/lib/quintette/plugins")
set(QUINTETTE_INSTALL_PLUGIN_DIR "${CMAKE_INSTALL_LIBDIR}/quintette/plugins")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Precompiled headers need ccache to be told that their time stamps do not matter.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "${CCACHE_PROGRAM}")
endif()

add_compile_definitions(
    QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
add_compile_options(-Wall -Wextra -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
endif()
if(QUINTETTE_WERROR)
    add_compile_options(-Werror)
endif()
if(QUINTETTE_SANITIZE)
    add_compile_options(-fsanitize=${QUINTETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize=vptr)
    add_link_options(-fsanitize=${QUINTETTE_SANITIZE})
endif()

# quintette_add_library(<name>): a shared library with its export macro, include root and precompiled header.
# Each folder of the library adds its own files with quintette_sources().
function(quintette_add_library name)
    add_library(${name} SHARED)
    string(TOUPPER "${name}_BUILD" build_macro)
    target_compile_definitions(${name} PRIVATE ${build_macro})
    target_include_directories(${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>")
    target_precompile_headers(${name} PRIVATE "${PROJECT_SOURCE_DIR}/core/base/pch.h")
    set_target_properties(${name} PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)
    install(TARGETS ${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# quintette_sources(<library> <file>...): the files that this folder adds to a library.
function(quintette_sources library)
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
    target_sources(${library} PRIVATE ${files})
endfunction()

# quintette_add_plugin(<label> SOURCES <file>... [JSON <file>] [LINK <library>...] [DESKTOP | TEST])
# A plugin in lib/quintette/plugins; DESKTOP puts it in plugins/desktop, which only quintette-desktop loads; TEST in
# tests/plugins, which is not installed.
function(quintette_add_plugin label)
    cmake_parse_arguments(arg "DESKTOP;TEST" "JSON" "SOURCES;LINK;DEPENDS" ${ARGN})
    set(target quintette_plugin_${label})
    set(sub "")
    if(arg_DESKTOP)
        set(sub "/desktop")
    endif()
    add_library(${target} MODULE)
    target_sources(${target} PRIVATE ${arg_SOURCES})
    target_compile_definitions(${target} PRIVATE QT_PLUGIN)
    target_link_libraries(${target} PRIVATE quintette_core ${arg_LINK})
    foreach(dependency IN LISTS arg_DEPENDS)
        target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/plugins/${dependency}")
    endforeach()
    if(NOT QUINTETTE_NO_PLUGIN_PCH)
        target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/core/base/pch.h")
    endif()
    set_target_properties(${target} PROPERTIES
        PREFIX "" OUTPUT_NAME "quintette_${label}"
        LIBRARY_OUTPUT_DIRECTORY "${QUINTETTE_PLUGIN_DIR}${sub}")
    if(arg_JSON)
        set_property(TARGET ${target} APPEND PROPERTY AUTOMOC_DEPEND_FILTERS "json" "\"([^\"]+\\.json)\"")
    endif()
    if(arg_TEST)
        set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/plugins")
        return()
    endif()
    set_property(GLOBAL APPEND PROPERTY QUINTETTE_PLUGINS ${target})
    install(TARGETS ${target} LIBRARY DESTINATION "${QUINTETTE_INSTALL_PLUGIN_DIR}${sub}")
endfunction()

# quintette_add_test(<path below tests/> [LINK <library>...]): tests/core/orm/tst_query.cpp becomes core.orm.query.
function(quintette_add_test path)
    cmake_parse_arguments(arg "" "" "LINK;SOURCES" ${ARGN})
    string(REGEX REPLACE "\\.cpp$" "" name "${path}")
    string(REPLACE "tst_" "" name "${name}")
    string(REPLACE "/" "." name "${name}")
    string(REPLACE "." "_" target "tst_${name}")
    add_executable(${target} "${PROJECT_SOURCE_DIR}/tests/${path}" ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE quintette_core Qt6::Test ${arg_LINK})
    target_compile_definitions(${target} PRIVATE
        QUINTETTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" QUINTETTE_BIN_DIR="${CMAKE_BINARY_DIR}/bin"
        QUINTETTE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    target_precompile_headers(${target} REUSE_FROM quintette_test_pch)
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8")
endfunction()
