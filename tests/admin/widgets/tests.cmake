# The shared precompiled header knows no QtWidgets, so these go without it.
foreach(name changelistmodel commandpalette editors filterpanel mainwindow textbindings urlify)
    quintette_add_test(admin/widgets/tst_${name}.cpp LINK quintette_admin_widgets quintette_app)
    set_target_properties(tst_admin_widgets_${name} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
endforeach()
