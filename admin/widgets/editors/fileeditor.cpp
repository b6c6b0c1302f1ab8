// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/fileeditor.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/forms/widgetdata.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeDatabase>
#include <QPushButton>

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
    setFocusProxy(choose);
    auto *texts = new TextBindings(this);
    texts->bind(choose, &QPushButton::setText, QN_TEXT("desktop", "Choose a file …"));
    texts->bind(m_clear, &QCheckBox::setText, QN_TEXT("desktop", "Remove"));
    texts->add([this] { refresh(); });
    m_clear->setVisible(!m_stored.isEmpty() && !field.isRequired
                        && field.widget.kind == WidgetKind::ClearableFile);
    connect(choose, &QPushButton::clicked, this, &FileEditor::choose);
    connect(m_clear, &QCheckBox::toggled, this, &Editor::edited);
}

void FileEditor::choose()
{
    const QString path =
            QFileDialog::getOpenFileName(this, QN_TEXT("desktop", "Choose a file").toString());
    if (path.isEmpty())
        return;
    m_chosenPath = path;
    refresh();
    Q_EMIT edited();
}

void FileEditor::refresh()
{
    if (!m_chosenPath.isEmpty())
        m_name->setText(QFileInfo(m_chosenPath).fileName());
    else
        m_name->setText(m_stored.isEmpty() ? QN_TEXT("desktop", "No file").toString() : m_stored);
}

void FileEditor::write(FormData &data, UploadedFiles &files, const QString &name) const
{
    if (m_clear->isChecked())
        data.append(clearName(name), u"on"_s);
    if (m_chosenPath.isEmpty())
        return;
    QFile file(m_chosenPath);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QString type = QMimeDatabase().mimeTypeForFile(m_chosenPath).name();
    files.append(name,
                 UploadedFile(QFileInfo(m_chosenPath).fileName(), type.toLatin1(), file.readAll()));
}

} // namespace Quintette
