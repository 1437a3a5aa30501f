import type { Instant } from 'shared/kernel/time'
import { dayOf } from 'shared/kernel/time'
import { pageOf, type Picture, type Showcase, type Telling } from 'shared/showcase/model'
import { type UnitKind, UNIT_KINDS, unitKindName } from 'shared/unit/model'
import type { ShownUnit } from '../read'
import { escaped, ORIGIN, paragraphs, picturePath, sheet } from './html'

/** A page as it should be; `_id` is its path with a colon for each slash. */
export interface Draft {
  readonly _id: string
  readonly type: 'text/html' | 'application/xml' | 'picture'
  readonly body: string
  readonly file?: string
}

/** What else is published, as far as these pages tell of it: an issue of the bulletin, a piece of news. */
export interface Article {
  readonly _id: string
  /** The folder in which it stands: `bulletins`, `news`. */
  readonly folder: string
  readonly title: string
  readonly summary: string
  readonly at: Instant
  /** Text of people; a heading is a line of its own. */
  readonly parts: readonly { readonly heading: string; readonly text: string; readonly pictures: readonly Picture[] }[]
  /** Where it was published first. */
  readonly link?: string
  /** Its place in the client. */
  readonly client: string
}

export interface Facts {
  readonly group: string
  readonly groupPage: Showcase['published']
  readonly tasks: readonly { readonly says: string }[]
  readonly members: readonly ShownUnit[]
  readonly articles: readonly Article[]
}

export const pathOf = (_id: string): string => _id.replaceAll(':', '/')
const idOf = (path: string): string => path.replaceAll('/', ':')
const unitPath = (unitId: string): string => `units/${unitId}.html`
const articlePath = ({ folder, _id }: Article): string => `${folder}/${_id}.html`

/** Everything that may be read without signing in, as pages; the same facts give the same pages to the letter. */
export function drafts(facts: Facts): readonly Draft[] {
  const ofMembers = [facts.groupPage, ...facts.members.map(({ published }) => published)].flatMap((published) => published?.told.pictures ?? [])
  const pictures = [...ofMembers, ...facts.articles.flatMap(({ parts }) => parts.flatMap((part) => part.pictures))]
  const pages = [indexOf(facts), ...facts.members.map((member) => unitOf(facts, member)), ...facts.articles.map((article) => articleOf(facts, article))]
  const files = [...new Map(pictures.map((picture) => [picturePath(picture), picture.file]))]
  return [...pages, ...files.map(([path, file]): Draft => ({ _id: idOf(path), type: 'picture', body: '', file }))]
}

const html = (path: string, body: string): Draft => ({ _id: idOf(path), type: 'text/html', body })

function indexOf({ group, groupPage, tasks, members, articles }: Facts): Draft {
  const told = groupPage?.told
  const body = [
    told ? tellingOf(told) : '',
    section('集团做什么', `<ul>${tasks.map(({ says }) => `<li>${escaped(says)}</li>`).join('')}</ul>`),
    articles.length === 0 ? '' : section('简报和新闻', `<ul>${articles.map((article) => `<li>${link(articlePath(article), article.title)} <span class="soft">${dayOf(article.at)}</span></li>`).join('')}</ul>`),
    section('成员单位', UNIT_KINDS.map((kind) => unitsOf(kind, members)).join('\n')),
  ].join('\n')
  const description = told?.summary ?? `${group}的介绍、成员单位和公开信息`
  return html('index.html', sheet({ title: group, description, path: 'index.html', client: 'packages/showcase/group/index', group, picture: told?.pictures[0], body }))
}

function unitsOf(kind: UnitKind, members: readonly ShownUnit[]): string {
  const of = members.filter(({ unit }) => unit.kind === kind)
  if (of.length === 0) return ''
  const row = ({ unit, published }: ShownUnit) => `<li>${link(unitPath(unit._id), unit.name)}${published ? ` <span class="soft">${escaped(published.told.summary)}</span>` : ''}</li>`
  return `<h3>${unitKindName[kind]}（${of.length} 家）</h3>\n<ul>${of.map(row).join('')}</ul>`
}

function unitOf({ group }: Facts, { unit, published }: ShownUnit): Draft {
  const standing = `${unit.lead ? '牵头单位，' : ''}${unitKindName[unit.kind]}，${group}成员单位`
  const body = `<p class="soft">${escaped(standing)}</p>\n${published ? tellingOf(published.told) : '<p>这个单位还没有公开的介绍。</p>'}`
  const path = unitPath(unit._id)
  const told = published?.told
  return html(path, sheet({ title: unit.name, description: told?.summary ?? standing, path, client: pageOf(unit._id), group, picture: told?.pictures[0], body }))
}

function articleOf({ group }: Facts, article: Article): Draft {
  const part = ({ heading, text, pictures }: Article['parts'][number]) => [heading === '' ? '' : `<h2>${escaped(heading)}</h2>`, paragraphs(text), ...pictures.map(figure)].filter(Boolean).join('\n')
  const body = [`<p class="soft">${dayOf(article.at)}</p>`, ...article.parts.map(part), ...(isAddress(article.link) ? [outward('原文', article.link)] : [])].join('\n')
  const path = articlePath(article)
  const picture = article.parts.flatMap(({ pictures }) => pictures)[0]
  return html(path, sheet({ title: article.title, description: article.summary, path, client: article.client, group, picture, body }))
}

/** Nothing that runs stands where a link leads. */
const isAddress = (link: string | undefined): link is string => link !== undefined && /^https?:\/\//i.test(link)
const outward = (says: string, address: string): string => `<p>${says}：<a href="${escaped(address)}" rel="noopener nofollow">${escaped(address)}</a></p>`

const tellingOf = ({ summary, introduction, trades, strengths, offers, pictures, website }: Telling): string =>
  [
    `<p><strong>${escaped(summary)}</strong></p>`,
    trades.length === 0 ? '' : `<p class="soft">${escaped(trades.join('、'))}</p>`,
    paragraphs(introduction),
    strengths === '' ? '' : section('特色和优势', paragraphs(strengths)),
    offers === '' ? '' : section('能提供什么', paragraphs(offers)),
    ...pictures.map(figure),
    isAddress(website) ? outward('网站', website) : '',
  ]
    .filter((part) => part !== '')
    .join('\n')

const section = (heading: string, inside: string): string => `<h2>${escaped(heading)}</h2>\n${inside}`
const link = (path: string, says: string): string => `<a href="${ORIGIN}/public/${path}">${escaped(says)}</a>`
const figure = (picture: Picture): string =>
  `<figure><img src="${ORIGIN}/public/${picturePath(picture)}" alt="${escaped(picture.caption)}"><figcaption>${escaped(picture.caption)}</figcaption></figure>`

/** For search engines: every page with the day on which its text last changed. */
export const sitemap = (pages: readonly { readonly _id: string; readonly at: Instant }[]): Draft => ({
  _id: 'sitemap.xml',
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(({ _id, at }) => `<url><loc>${ORIGIN}/public/${pathOf(_id)}</loc><lastmod>${dayOf(at)}</lastmod></url>`).join('\n')}
</urlset>
`,
})
