// SPDX-License-Identifier: GPL-3.0-or-later
// A slug follows the fields it is made of until the person types into it.
// Letters that are no Latin ones with a mark, and what they are written as.
const pairs = 'ß ss æ ae ø o œ oe ð d þ th đ dj ħ h ł l ı i ə e '
    + 'α a β b γ g δ d ε e ζ z η h θ 8 ι i κ k λ l μ m ν n ξ 3 ο o π p ρ r σ s ς s τ t υ y φ f χ x ψ ps ω w '
    + 'а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c '
    + 'ч ch ш sh щ sh ы y э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz '
    + 'أ a ب b ت t ث th ج g ح h خ kh د d ذ th ر r ز z س s ش sh ص s ض d ط t ظ th ع aa غ gh ف f ق k ك k ل l م m ن n ه h و o ي y '
    + 'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ j რ r ს s ტ t უ u ფ f ქ q ღ g ყ y შ sh ჩ ch ც c ძ dz წ w ჭ ch ხ x ჯ j ჰ h';
const words = pairs.split(' ');
const written = new Map(words.filter((_, i) => i % 2 === 0).map((letter, i) => [letter, words[2 * i + 1]]));

export function slugOf(text, limit) {
    const inLatin = (letter) => written.get(letter)
        ?? [...letter.normalize('NFKD')].map((part) => written.get(part) ?? part).join('');
    const latin = [...text.toLowerCase()].map(inLatin).join('');
    const slug = latin.replace(/[^-\w\s]/g, '').trim().replace(/[-\s]+/g, '-');
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
