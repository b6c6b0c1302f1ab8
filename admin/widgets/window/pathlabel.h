// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/pageaddress.h"

#include <QLabel>

namespace Quintette {

class AdminSite;
class Page;

/// Where the page in front is: project, app, model, page; what has a page of its own is a link to
/// it. Cut rather than making its window wider.
class QUINTETTE_WIDGETS_EXPORT PathLabel : public QLabel
{
    Q_OBJECT
public:
    PathLabel(const AdminSite &site, const QString &projectName, QWidget *parent = nullptr);

    void setPage(const Page &page);

Q_SIGNALS:
    void openRequested(const Quintette::PageAddress &address);

private:
    QString link(const QString &target, const QString &text) const;

    const AdminSite &m_site;
    QString m_projectName;
    const ModelAdmin *m_admin = nullptr; // of the page
};

} // namespace Quintette
