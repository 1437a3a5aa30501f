/** Read by Taro's webpack rule for our sources and for every path listed in `compile.include`. */
const browsers = { chrome: '80', edge: '80', safari: '13.1', ios: '13.4', firefox: '78' }

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', ...(process.env.TARO_ENV === 'h5' && { targets: browsers }) }],
  ],
}
