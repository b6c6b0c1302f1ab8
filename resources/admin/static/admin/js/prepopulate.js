// SPDX-License-Identifier: GPL-3.0-or-later
// A slug follows the fields it is made of until the person types into it.
const special = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', å: 'a', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ı: 'i', ä: 'ae', ö: 'oe', ü: 'ue',
    а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'j', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
    п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
    α: 'a', β: 'b', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'h', θ: '8', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: '3', ο: 'o', π: 'p',
    ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'x', ψ: 'ps', ω: 'w' };

export function slugOf(text, limit) {
    let latin = '';
    for (const letter of text.toLowerCase()) latin += special[letter] ?? letter;
    const slug = latin.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^-\w\s]/g, '').trim().replace(/[-\s]+/g, '-');
    return slug.slice(0, limit).replace(/^-+|-+$/g, '');
}

export function upgrade(root) {
    for (const slug of root.querySelectorAll('input[data-prepopulate]')) {
        if (!slug.closest('[data-inline-template]')) connect(slug);
    }
}

function connect(slug) {
    const prefix = slug.name.slice(0, slug.name.lastIndexOf('-') + 1);
    const sources = slug.dataset.prepopulate.split(' ')
        .map((name) => slug.form.elements[prefix + name])
        .filter((source) => source && 'value' in source);
    let isOwn = slug.value !== '';
    slug.addEventListener('input', () => { isOwn = slug.value !== ''; });
    const follow = () => {
        if (isOwn) return;
        const texts = sources.map((source) => (source.selectedOptions ? source.selectedOptions[0]?.text ?? '' : source.value));
        slug.value = slugOf(texts.join(' '), slug.maxLength > 0 ? slug.maxLength : 255);
    };
    for (const source of sources) {
        source.addEventListener('input', follow);
        source.addEventListener('change', follow);
    }
}
upgrade(document);
