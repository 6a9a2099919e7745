<?php
// Installs the site and prints an application password of the account that reads.
$_SERVER['HTTP_HOST'] = '127.0.0.1';
define('WP_INSTALLING', true);
require getenv('SITE') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
if (!is_blog_installed()) {
    // Nobody is to be written to.
    add_filter('pre_wp_mail', '__return_true');
    wp_install('Một cửa', 'mot-cua', 'mot-cua@example.invalid', false, '', wp_generate_password());
    update_option('timezone_string', 'Asia/Ho_Chi_Minh');
    update_option('permalink_structure', '/%postname%/');
}
$user = get_user_by('login', 'mot-cua');
echo WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'tthc'])[0];
