import { defineConfig } from '@tarojs/cli'
import path from 'node:path'
import { version } from '../../package.json'

const root = path.resolve(__dirname, '../..')
const shared = path.join(root, 'shared')

/** Packages that ship newer syntax than WeChat's engine and old browsers read. */
const MODERN = /[\\/]node_modules[\\/](valibot|swr|dayjs|use-sync-external-store|dequal|@tarojs)[\\/]/
const isModern = (file: string): boolean => MODERN.test(file)

/** Domains that one package shows and no page of the main package asks: what is true of them travels with that package. */
const APART = /[\\/]shared[\\/](bulletin|demand|department|duty|review|showcase|talent|training|meeting[\\/]handouts|message[\\/]notice|identity[\\/]computer|kernel[\\/]workbook)[\\/]/

/** Real pixels on both targets: type follows `--ui-scale`, not the width of the screen. */
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

export default defineConfig<'webpack5'>(() => ({
  projectName: 'zhijiao-jituan',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `../dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  alias: { shared, client: path.resolve(__dirname, '../src') },
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''), VERSION: JSON.stringify(version) },
  plugins: process.env.TARO_ENV === 'weapp' ? [path.resolve(__dirname, 'aria-plugin.ts')] : [],
  copy: {
    // Icons named in theme.json and not in app.config are not found by Taro, nor is the sitemap.
    patterns:
      process.env.TARO_ENV === 'weapp'
        ? [
            { from: 'src/assets/tab/', to: '../dist/weapp/assets/tab/' },
            { from: 'src/sitemap.json', to: '../dist/weapp/sitemap.json' },
          ]
        : [],
    options: {},
  },
  // No `minifyXML`: Taro's minifier takes WXML for HTML and drops `</input>`. WeChat's tools minify on upload.
  mini: {
    compile: { include: [shared, path.resolve(__dirname), isModern] },
    postcss,
    // What only subpackages use stays with them, except the law and the rules that every package asks.
    optimizeMainPackage: { enable: true, exclude: [({ resource }: { resource?: string }) => (resource?.startsWith(shared) ?? false) && !APART.test(resource ?? '')] },
  },
  h5: {
    publicPath: './',
    router: { mode: 'hash' },
    compile: { include: [shared, isModern] },
    postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    webpackChain(chain) {
      chain.performance.hints(false)
      chain.resolve.alias.set('@cloudbase/adapter-wx_mp$', path.resolve(__dirname, '../src/platform/cloud/no-mini-program.h5.ts'))
      chain.optimization.merge({
        splitChunks: {
          chunks: 'all',
          minSize: 20_000,
          cacheGroups: { default: { minChunks: 2, reuseExistingChunk: true } },
        },
      })
    },
  },
}))
