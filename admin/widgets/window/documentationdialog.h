// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/docpage.h"
#include "admin/widgets/session/taskfailure.h"

#include <QDialog>

class QTextBrowser;

namespace Quintette {

/// What the project says about itself: the pages of DocPage, with links between them. Deletes
/// itself when closed.
class QUINTETTE_WIDGETS_EXPORT DocumentationDialog : public QDialog
{
    Q_OBJECT
public:
    using Done = std::function<void(const DocPage &)>;
    using Failed = std::function<void(const TaskFailure &)>;
    /// Loads the page at an address, and calls back later on the GUI thread.
    using Loader = std::function<void(const QString &address, const Done &, const Failed &)>;

    explicit DocumentationDialog(const Loader &loader, QWidget *parent = nullptr);

    /// A page as HTML for a text view.
    static QString toHtml(const DocPage &page);

private:
    void open(const QString &address);

    Loader m_loader;
    QTextBrowser *m_text;
};

} // namespace Quintette
