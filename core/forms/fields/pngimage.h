// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QSize>

#include <optional>

namespace Quintette::Internal {

/// The size of a PNG whose chunks are all there and unchanged; nothing for any other file, and for
/// one whose compressed texts stand for more than anybody wants to read. Its picture is not
/// decoded. Reads the file to its end. Source: PNG, third edition.
std::optional<QSize> readPng(QIODevice &device);

} // namespace Quintette::Internal
