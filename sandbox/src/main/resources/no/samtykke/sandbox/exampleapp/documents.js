// Opens documents that are encrypted to a key of this page. The private key cannot be taken out of the browser, lives in
// this page alone, and is gone with it. docs/documents.md describes the format.

const ascii = new TextEncoder();
const status = document.getElementById('encryption');

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const number = (value) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);

const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
};

// RFC 7518, section 4.6: the key of the content, from the two keys of the agreement.
async function contentKey(ours, header) {
  const theirs = await crypto.subtle.importKey(
    'jwk', header.epk, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const agreed = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256));
  const named = ascii.encode(header.enc);
  const info = joined(number(named.length), named, number(0), number(0), number(256));
  const derived = await crypto.subtle.digest('SHA-256', joined(number(1), agreed, info));
  return crypto.subtle.importKey('raw', derived, 'AES-GCM', false, ['decrypt']);
}

async function part(compact, ours) {
  const [head, , iv, text, tag] = compact.split('.');
  const header = JSON.parse(new TextDecoder().decode(bytes(head)));
  if (header.alg !== 'ECDH-ES' || header.enc !== 'A256GCM') {
    throw new Error('The document is encrypted in another way');
  }
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes(iv), additionalData: ascii.encode(head), tagLength: 128 },
    await contentKey(ours, header),
    joined(bytes(text), bytes(tag)));
  return { header, plain };
}

// All parts are of one document, in their order, and the last one is there.
async function decrypted(text, ours) {
  const plain = [];
  let first;
  let last = false;
  for (const line of text.split('\n')) {
    const { header, plain: piece } = await part(line, ours);
    first ??= header;
    if (last || header.doc !== first.doc || header.part !== plain.length) {
      throw new Error('The document is not whole');
    }
    last = header.last === true;
    plain.push(piece);
  }
  if (!last) {
    throw new Error('The document is not whole');
  }
  return new Blob(plain, { type: first.cty });
}

async function show(title, blob, encrypted) {
  const text = /^(text|application\/xml)/.test(blob.type) ? await blob.text() : '';
  document.getElementById('opened-title').textContent = title;
  document.getElementById('opened-text').textContent = text;
  const save = document.getElementById('opened-save');
  URL.revokeObjectURL(save.href);
  save.href = URL.createObjectURL(blob);
  save.download = title;
  document.getElementById('opened').hidden = false;
  status.textContent = encrypted
    ? 'Dokumentet var kryptert hele veien fra sykehuset og hit.'
    : 'Sykehuset kan ikke kryptere dette dokumentet.';
}

async function open(link, ours) {
  const answer = await fetch(link.href);
  if (!answer.ok) {
    status.textContent = 'Dokumentet kan ikke hentes nå.';
    return;
  }
  const encrypted = answer.headers.get('Content-Type') === 'application/jose';
  const blob = encrypted ? await decrypted(await answer.text(), ours) : await answer.blob();
  await show(link.dataset.title, blob, encrypted);
}

async function begin() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const kept = await fetch('/session-key', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kty, crv, x, y }),
  });
  if (!kept.ok) {
    return;
  }
  status.textContent = 'Dokumenter krypteres til denne siden der sykehuset kan det.';
  for (const link of document.querySelectorAll('a[data-title]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(link, pair.privateKey).catch(() => {
        status.textContent = 'Dokumentet kan ikke åpnes.';
      });
    });
  }
}

begin();
