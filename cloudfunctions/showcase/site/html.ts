import type { Picture } from 'shared/showcase/model'

/** Where the address of the site stands in a stored page; put in when it is handed out. */
export const ORIGIN = '{origin}'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '{': '&#123;', '}': '&#125;' }

/** Text of people, in any place of a page of ours: nothing in it is read as HTML, nor as our own mark. */
export const escaped = (text: string): string => text.replace(/[&<>"'{}]/g, (sign) => SIGNS[sign]!).replace(/[\p{Cc}]/gu, ' ')

export const paragraphs = (text: string): string =>
  text.split(/\n+/).filter((line) => line.trim() !== '').map((line) => `<p>${escaped(line)}</p>`).join('\n')

/** The name under which a picture stands beside the pages: that of its file, which is the hash of its content. */
export const pictureName = ({ file }: Picture): string => file.slice(file.lastIndexOf('/') + 1)
export const picturePath = (picture: Picture): string => `pictures/${pictureName(picture)}`

export interface Sheet {
  readonly title: string
  /** A sentence or two; cut to what a search shows. */
  readonly description: string
  /** Below the folder of the site: `units/unit-05.html` */
  readonly path: string
  /** The same place in the client, behind its `#`. */
  readonly client: string
  readonly group: string
  readonly picture?: Picture | undefined
  /** HTML of ours. */
  readonly body: string
}

/** A whole page: read without style, without script, and without signing in. */
export function sheet({ title, description, path, client, group, picture, body }: Sheet): string {
  const address = `${ORIGIN}/public/${path}`
  const says = escaped([...description.replace(/\s+/g, ' ')].slice(0, 160).join(''))
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${says}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="article">
<meta property="og:locale" content="zh_CN">
<meta property="og:site_name" content="${escaped(group)}">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${says}">
<meta property="og:url" content="${address}">
${picture ? `<meta property="og:image" content="${ORIGIN}/public/${picturePath(picture)}">\n` : ''}<style>${STYLE}</style>
</head>
<body>
<header><a href="${ORIGIN}/public/index.html">${escaped(group)}</a></header>
<main>
<h1>${escaped(title)}</h1>
${body}
<p><a class="on" href="${ORIGIN}/#/${client}">在平台上打开</a></p>
</main>
<footer>${escaped(group)} · 公开的内容都经秘书处审核</footer>
</body>
</html>
`
}

const STYLE =
  'body{margin:0;background:#f4f6fa;color:#1b2230;font:17px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}' +
  'header,main,footer{max-width:720px;margin:0 auto;padding:12px 16px}main{background:#fff;border-radius:10px}' +
  'h1{font-size:26px;line-height:1.3}h2{font-size:20px;margin-top:28px}a{color:#1a4fbf}li{margin:6px 0}' +
  'img{max-width:100%;border-radius:8px}figure{margin:16px 0}figcaption,footer,.soft{color:#4a5568;font-size:15px}' +
  '.on{display:inline-block;padding:10px 20px;border-radius:8px;background:#1a4fbf;color:#fff;text-decoration:none}'
