export default definePageConfig({ navigationBarTitleText: '缺席说明' })
