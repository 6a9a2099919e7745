
// What was added to the settings that the installer wrote: a namespace whose pages are JSON, and nothing for visitors.
$wgExtraNamespaces[3000] = 'Hồ_sơ';
$wgNamespaceContentModels[3000] = CONTENT_MODEL_JSON;
$wgGroupPermissions['*']['read'] = false;
$wgGroupPermissions['*']['edit'] = false;
$wgEnableEmail = false;
$wgMainCacheType = CACHE_NONE;
$wgJobRunRate = 0;
$wgShowExceptionDetails = true;
$wgRateLimits = [];
