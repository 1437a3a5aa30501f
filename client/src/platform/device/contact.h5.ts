import type { Card } from './contact'

export const savesInTapOnly = false

/** Hands over a .vcf file, which phones and mail programs take into their address books. */
export async function saveContact(card: Card): Promise<void> {
  const url = URL.createObjectURL(new Blob([vcard(card)], { type: 'text/vcard;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href: url, download: `${card.name}.vcf` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** vCard 3.0 (RFC 2426): lines end in CRLF; comma, semicolon and backslash are escaped. */
export const vcard = ({ name, phone, unit, title }: Card): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `N:${escaped(name)};;;;`, `FN:${escaped(name)}`, `ORG:${escaped(unit)}`, `TITLE:${escaped(title)}`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD', ''].join('\r\n')

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')
