// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the pages of the administration do beyond HTML. Each module finds its own elements; a page without them
// costs nothing.
import './theme.js';
import './navigation.js';
import './shortcuts.js';
import './palette.js';
import './list.js';
import './filters.js';
import './guard.js';
import './prepopulate.js';
import './combobox.js';
import './selector.js';
import './dates.js';
import './inlines.js';
import './related.js';
import './background.js';
import './password.js';
