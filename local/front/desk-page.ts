export interface Contents {
  readonly now: number
  /** Milliseconds by which the cloud is ahead of this machine. */
  readonly offset: number
  readonly collections: Readonly<Record<string, ReadonlyArray<Record<string, unknown>>>>
  readonly files: ReadonlyArray<{ id: string; size: number; at: number }>
  /** What WeChat has brought to somebody's phone. */
  readonly wechat: ReadonlyArray<{ at: number; openid: string; title: string; page?: string; data: Readonly<Record<string, string>> }>
}

/** Documents shown of one collection. */
const SHOWN = 50

/** The page behind the scenes: plain, without a framework, for whoever wants to see what the cloud holds. */
export function deskPage({ now, offset, collections, files, wechat }: Contents): string {
  const { deliveries = [] } = collections
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>本地云</title>
<link rel="icon" href="data:,">
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem }
  table { border-collapse: collapse; width: 100% }
  td, th { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ddd; vertical-align: top }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f6; padding: .5rem; margin: .25rem 0 }
  summary { cursor: pointer; min-height: 2.5rem; align-content: center }
  input, button { font: inherit; min-height: 2.5rem }
</style>
<h1>本地云</h1>
<h2>时钟</h2>
<form id="clock">
  <p>云上现在是 <strong>${wallTime(now)}</strong>（北京时间）${offset ? `，与本机相差 ${duration(offset)}` : '，与本机一致'}</p>
  <label>改为 <input type="datetime-local" name="at" value="${wallTime(now).replace(' ', 'T')}"></label>
  <button>改时间</button> <button type="button" id="real">回到本机时间</button> <button type="button" id="timers">触发定时任务</button>
</form>
<h2>微信已送到的提醒（${wechat.length}）</h2>
${wechat.length ? `<table><tr><th>时间<th>收件人<th>模板<th>内容<th>点开</tr>${wechat.slice(-SHOWN).reverse().map(sentRow).join('')}</table>` : '<p>还没有提醒。</p>'}
<h2>站内消息（${deliveries.length}）</h2>
${deliveries.length ? documents(deliveries) : '<p>还没有消息。</p>'}
<h2>文件（${files.length}）</h2>
${files.length ? `<table><tr><th>编号<th>字节<th>时间</tr>${files.map(fileRow).join('')}</table>` : '<p>还没有文件。</p>'}
<h2>集合</h2>
${Object.entries(collections).sort(byName).map(([name, all]) => `<details><summary>${escape(name)}（${all.length}）</summary>${documents(all)}</details>`).join('\n')}
<script>
  const send = (path, body) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(() => location.reload())
  clock.onsubmit = (event) => { event.preventDefault(); send('/_local/clock', { at: Date.parse(clock.at.value + '+08:00') }) }
  real.onclick = () => send('/_local/clock', { offset: 0 })
  timers.onclick = () => send('/_local/timers', {})
</script>
</html>
`
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

const documents = (all: ReadonlyArray<Record<string, unknown>>): string =>
  all
    .slice(-SHOWN)
    .reverse()
    .map((document) => `<pre>${escape(JSON.stringify(document, null, 1))}</pre>`)
    .join('') + (all.length > SHOWN ? `<p>只显示最后 ${SHOWN} 份，全部见 <a href="/_local/dump">/_local/dump</a>。</p>` : '')

const fileRow = ({ id, size, at }: Contents['files'][number]): string => `<tr><td>${escape(id)}<td>${size}<td>${wallTime(at)}</tr>`

const sentRow = ({ at, openid, title, page, data }: Contents['wechat'][number]): string =>
  `<tr><td>${wallTime(at)}<td>${escape(openid)}<td>${escape(title)}<td>${Object.values(data).map(escape).join('<br>')}<td>${escape(page ?? '—')}</tr>`

const wallTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const duration = (milliseconds: number): string => `${(milliseconds / 86_400_000).toFixed(2)} 天`

const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
