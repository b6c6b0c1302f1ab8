// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/pageaddress.h"

#include <QLabel>

namespace Quintette {

class AdminSite;
class Page;

/// Where the page in front is: project, app, model, page; what has a page of its own is a link to
/// it. Where there is little room, the page's title is cut.
class QUINTETTE_WIDGETS_EXPORT PathLabel : public QLabel
{
    Q_OBJECT
public:
    PathLabel(const AdminSite &site, const QString &projectName, QWidget *parent = nullptr);

    void setPage(const Page &page);

Q_SIGNALS:
    void openRequested(const Quintette::PageAddress &address);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part
    {
        QString text;
        QString target = {}; // empty for no link
    };
    QString shown(const Part &part) const;
    void refresh();

    const AdminSite &m_site;
    QString m_projectName;
    const ModelAdmin *m_admin = nullptr; // of the page
    QList<Part> m_above; // the page
    QString m_title;
};

} // namespace Quintette
