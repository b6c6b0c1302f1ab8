// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/fileeditor.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/forms/widgetdata.h"
#include "core/storage/filestorage.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMimeDatabase>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

namespace Quintette {

FileEditor::FileEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_stored(submittedText(field.value)), m_name(new QLabel(this)),
      m_clear(new QCheckBox(this))
{
    auto *choose = new QPushButton(themedIcon(u"folder"_s), {}, this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(choose);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_clear);
    auto *texts = new TextBindings(this);
    if (field.widget.files && field.widget.files->exists(m_stored)) {
        auto *open = new QToolButton(this);
        open->setAutoRaise(true);
        open->setIcon(themedIcon(u"eye"_s));
        texts->bind(open, &QToolButton::setToolTip, QN_TEXT("desktop", "Open this file"));
        texts->bind(open, &QWidget::setAccessibleName, QN_TEXT("desktop", "Open this file"));
        layout->insertWidget(1, open);
        connect(open, &QToolButton::clicked, this, [path = field.widget.files->path(m_stored)] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(path));
        });
    }
    setFocusProxy(choose);
    setAcceptDrops(true);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    texts->bind(choose, &QPushButton::setText, QN_TEXT("desktop", "Choose a file …"));
    texts->bind(m_clear, &QCheckBox::setText, QN_TEXT("desktop", "Remove"));
    texts->add([this] { refresh(); });
    m_clear->setVisible(!m_stored.isEmpty() && !field.isRequired
                        && field.widget.kind == WidgetKind::ClearableFile);
    connect(choose, &QPushButton::clicked, this, &FileEditor::askForFile);
    connect(m_clear, &QCheckBox::toggled, this, &Editor::edited);
}

void FileEditor::askForFile()
{
    const QString path =
            QFileDialog::getOpenFileName(this, QN_TEXT("desktop", "Choose a file").toString());
    if (!path.isEmpty())
        take(path);
}

void FileEditor::take(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    m_problem.clear();
    if (file.open(QIODevice::ReadOnly)) {
        const QString type = QMimeDatabase().mimeTypeForFile(path).name();
        m_chosen = UploadedFile(name, type.toLatin1(), file.readAll());
        m_clear->setChecked(false);
    } else {
        m_problem = QN_TEXT("desktop", "%1 cannot be read: %2")
                            .arg(name)
                            .arg(file.errorString())
                            .toString();
    }
    refresh();
    Q_EMIT edited();
}

void FileEditor::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void FileEditor::dropEvent(QDropEvent *event)
{
    take(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

void FileEditor::refresh()
{
    if (!m_problem.isEmpty())
        m_name->setText(m_problem);
    else if (m_chosen)
        m_name->setText(QN_TEXT("desktop", "%1 (%2)")
                                .arg(m_chosen->name())
                                .arg(locale().formattedDataSize(m_chosen->size()))
                                .toString());
    else
        m_name->setText(m_stored.isEmpty() ? QN_TEXT("desktop", "No file").toString() : m_stored);
}

void FileEditor::write(FormData &data, UploadedFiles &files, const QString &name) const
{
    if (m_clear->isChecked())
        data.append(clearName(name), u"on"_s);
    if (m_chosen)
        files.append(name, *m_chosen);
}

} // namespace Quintette
