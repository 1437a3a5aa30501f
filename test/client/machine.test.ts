import { machineOf } from 'client/parts/sign-in/machine'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0`, 'edge', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/130.0.0.0 Safari/537.36`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; WOW64) ${webkit} Chrome/109.0.0.0 Safari/537.36 QIHU 360SE`, 'se', 'windows'],
  [`Mozilla/5.0 (Windows NT 6.1; WOW64) ${webkit} Chrome/94.0.0.0 Safari/537.36 Core/1.94 QQBrowser/11.8`, 'qq', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'firefox', 'linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15', 'safari', 'mac'],
  [`Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0`, 'wechat', 'android'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1', 'safari', 'ios'],
  ['某种没有听说过的', 'other', 'other'],
])('%s', (agent, browser, system) => {
  expect(machineOf(agent)).toEqual({ browser, system })
})
