import { refuse, type Refusal } from '../kernel/decision'

/** Words of the labour market, which this place is not, and how to say what is meant. */
const MARKET: readonly (readonly [word: string, instead: string])[] = [
  ['招聘', '人才需求'],
  ['诚聘', '人才需求'],
  ['招工', '用工需求'],
  ['应聘', '对接'],
  ['求职', '实习与安置'],
  ['找工作', '实习与安置'],
]

/** Spaces between the characters of a word hide nothing. */
const bare = (text: string): string => text.replace(/\s+/g, '')

const PHONE = /(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)/

/** Why a text cannot stand here; undefined where it can. `field` is named by the refusal. */
export function flawInText(text: string, field: string): Refusal | undefined {
  const said = bare(text)
  const found = MARKET.find(([word]) => said.includes(word))
  if (found) return refuse('MARKET_WORDS', `这里是成员单位之间的对接，不写「${found[0]}」，请改成「${found[1]}」一类的说法`, { field })
  if (PHONE.test(said.replace(/[·.]/g, ''))) return refuse('PHONE_IN_TEXT', '电话不写在文字里：双方同意洽谈后，可在对接页查看联系人', { field })
  return undefined
}

/** The first flaw of several texts, each with its field. */
export function flawInTexts(texts: readonly (readonly [field: string, text: string])[]): Refusal | undefined {
  for (const [field, text] of texts) {
    const flaw = flawInText(text, field)
    if (flaw) return flaw
  }
  return undefined
}
